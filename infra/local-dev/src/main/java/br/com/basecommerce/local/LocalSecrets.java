package br.com.basecommerce.local;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The secrets of one checkout: made once at random, kept beside its data, never the same on two machines.
 *
 * @param databasePassword of every service's roles
 */
public record LocalSecrets(String databasePassword, String edgeKey, String verticalKey) {

    private static final String FILE = "secrets.properties";
    private static final int BYTES = 36;

    /** Reads the secrets of a state directory, or makes them. */
    public static LocalSecrets in(Path state) throws IOException {
        Path file = state.resolve(FILE);
        if (!Files.exists(file)) {
            create(file);
        }
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        }
        return new LocalSecrets(kept.getProperty("database"), kept.getProperty("edge"), kept.getProperty("vertical"));
    }

    private static void create(Path file) throws IOException {
        Properties made = new Properties();
        for (String name : new String[]{"database", "edge", "vertical"}) {
            made.setProperty(name, random());
        }
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(file)) {
            made.store(writer, "Secrets of this checkout only");
        }
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
