package br.com.basecommerce.auth.cli;

/** Placeholder replaced below. */
public final class CommandLineMain {

    private CommandLineMain() {}

    public static boolean isMeantBy(String[] arguments) {
        return arguments.length > 0 && !arguments[0].startsWith("--spring.");
    }

    public static int run(Class<?> application, String[] arguments) {
        return 2;
    }
}
