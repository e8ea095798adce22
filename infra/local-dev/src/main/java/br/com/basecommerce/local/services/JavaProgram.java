package br.com.basecommerce.local.services;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a service's JVM is started: small, as on a droplet, and with its ahead-of-time cache. */
final class JavaProgram {

    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xms48m", "-Xmx160m", "-Xss512k",
            "-XX:ReservedCodeCacheSize=64m", "-XX:MaxDirectMemorySize=32m", "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");

    private JavaProgram() {}

    static List<String> command(String... more) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of(more));
        return command;
    }
}
