package br.com.basecommerce.local.demo;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes up customers and building sites: believable names of the region, documents that are valid and nobody's. */
final class DemoPeople {

    private static final List<String> FIRST = List.of("Ana", "Antônio", "Beatriz", "Bruno", "Carla", "Célia", "Cláudio",
            "Daniela", "Diego", "Edson", "Eliane", "Fábio", "Fernanda", "Geraldo", "Helena", "João", "José", "Juliana",
            "Leandro", "Lúcia", "Luiz", "Marcelo", "Márcia", "Marcos", "Patrícia", "Paulo", "Rafael", "Renata",
            "Ricardo",
            "Rosângela", "Sandra", "Sebastião", "Sérgio", "Tânia", "Vanessa", "Wagner");
    private static final List<String> LAST = List.of("Almeida", "Barbosa", "Batista", "Cardoso", "Carvalho",
            "Conceição",
            "Costa", "D'Ávila", "Dias", "Ferreira", "Gomes", "Gonçalves", "Lima", "Lopes", "Machado", "Martins",
            "Moreira",
            "Nascimento", "Nogueira", "Oliveira", "Pereira", "Pinheiro", "Ramos", "Ribeiro", "Rocha", "Santana",
            "Santos",
            "Silva", "Souza", "Teixeira", "Vieira");
    private static final List<String> FIRMS = List.of("Construtora Aurora", "Engenharia Serra Azul",
            "Construtora Vale Verde",
            "Reformas Jardim", "Marcenaria Ipê", "Empreiteira Três Irmãos", "Construtora Paraíba do Sul", "Obras & Cia",
            "Incorporadora Itatiaia", "Pedra Branca Engenharia", "Telhados Resende", "Instaladora Volta Redonda",
            "Condomínio das Flores", "Condomínio Vila Rica", "Igreja Batista Central", "Escola Pequeno Mundo",
            "Pousada do Lago", "Padaria Pão Quente", "Mecânica Dois Amigos", "Clínica São Lucas");
    private static final List<String> STREETS = List.of("Rua Duque de Caxias", "Rua Sete de Setembro",
            "Avenida Amazonas",
            "Rua das Acácias", "Rua Coronel Ponce", "Avenida Joaquim Leite", "Rua São João", "Rua Alcides Sabença",
            "Rua Gustavo Lira", "Avenida Lucas Evangelista", "Rua Pinto Ribeiro", "Rua Santos Dumont");
    private static final List<String[]> PLACES = List.of(new String[]{"Barra Mansa", "Centro", "27310020"},
            new String[]{"Barra Mansa", "Ano Bom", "27323190"}, new String[]{"Barra Mansa", "Saudade", "27313000"},
            new String[]{"Volta Redonda", "Vila Santa Cecília", "27260180"},
            new String[]{"Volta Redonda", "Retiro", "27281000"}, new String[]{"Volta Redonda", "Aterrado", "27213080"},
            new String[]{"Resende", "Campos Elíseos", "27542140"}, new String[]{"Porto Real", "Centro", "27570000"});
    private static final List<String> SITES = List.of("Residencial Vila Verde", "Casa da praia", "Reforma da cozinha",
            "Edifício Mirante", "Galpão novo", "Muro dos fundos", "Sobrado da esquina", "Loja do centro",
            "Condomínio, bloco B",
            "Ampliação da escola", "Casa da mãe", "Segundo pavimento");

    private final Random random;

    DemoPeople(Random random) {
        this.random = random;
    }

    String personName() {
        return pick(FIRST) + " " + pick(LAST) + " " + pick(LAST);
    }

    /** The first twenty are all different, later ones get a town. */
    String firmName(int number) {
        String firm = FIRMS.get(number % FIRMS.size());
        return number < FIRMS.size() ? firm : firm + " " + PLACES.get(number % PLACES.size())[0] + " " + number;
    }

    String siteName() {
        return pick(SITES);
    }

    Map<String, Object> address() {
        String[] place = PLACES.get(random.nextInt(PLACES.size()));
        return Map.of("street", pick(STREETS), "street_number", Integer.toString(1 + random.nextInt(1800)),
                "district", place[1], "city", place[0], "state", "RJ", "postal_code", place[2]);
    }

    String phone() {
        return "249" + (80000000 + random.nextInt(19999999));
    }

    /** Nine random digits and the two check digits that belong to them. */
    String cpf() {
        int[] digits = random.ints(9, 0, 10).toArray();
        return withCheckDigits(digits, new int[]{10, 9, 8, 7, 6, 5, 4, 3, 2}, new int[]{11, 10, 9, 8, 7, 6, 5, 4, 3,
                2});
    }

    String cnpj() {
        int[] digits = new int[12];
        for (int i = 0; i < 8; i++) {
            digits[i] = random.nextInt(10);
        }
        digits[11] = 1;
        return withCheckDigits(digits, new int[]{5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2},
                new int[]{6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2});
    }

    private static String withCheckDigits(int[] digits, int[] firstWeights, int[] secondWeights) {
        StringBuilder text = new StringBuilder();
        for (int digit : digits) {
            text.append(digit);
        }
        text.append(checkDigit(text, firstWeights));
        text.append(checkDigit(text, secondWeights));
        return text.toString();
    }

    private static int checkDigit(CharSequence digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return sum % 11 < 2 ? 0 : 11 - sum % 11;
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
