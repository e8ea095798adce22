package br.com.basecommerce.common.values;

/** The two check digits, modulo 11, that end a CPF and a CNPJ. */
final class CheckDigits {

    private static final int MODULUS = 11;

    private CheckDigits() {}

    /**
     * True when both check digits fit and the characters are not all the same.
     *
     * @param weights weights of the second digit; the first uses the same without their first
     */
    static boolean right(String bare, int[] weights) {
        int body = bare.length() - 2;
        return bare.chars().distinct().count() > 1
                && digit(bare, body, weights, 1) == bare.charAt(body) - '0'
                && digit(bare, body + 1, weights, 0) == bare.charAt(body + 1) - '0';
    }

    private static int digit(String bare, int length, int[] weights, int firstWeight) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            // A letter is worth its ASCII code less 48: A is 17, Z is 42.
            sum += (bare.charAt(i) - '0') * weights[firstWeight + i];
        }
        int rest = sum % MODULUS;
        return rest < 2 ? 0 : MODULUS - rest;
    }
}
