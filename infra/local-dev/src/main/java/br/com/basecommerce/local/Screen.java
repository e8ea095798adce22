package br.com.basecommerce.local;

import br.com.basecommerce.local.demo.DemoStores;

/** What the person who started the suite reads. */
final class Screen {

    private Screen() {}

    // The one place that prints: this program talks to a terminal.
    @SuppressWarnings("SystemOut")
    static void say(String sentence) {
        System.out.println(sentence);
        System.out.flush();
    }

    static void ready(LocalSuite suite) {
        say("");
        say("postgres: " + suite.platform().postgres().address());
        say("redis: " + suite.platform().redis().address());
        say("logins: admin, vendedor, financeiro, estoquista, motorista, cliente @demo.test and @lojadoze.test");
        say("password: " + DemoStores.PASSWORD);
        say("ready: " + suite.address("demo"));
    }
}
