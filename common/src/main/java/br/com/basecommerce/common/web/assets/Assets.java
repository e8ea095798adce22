package br.com.basecommerce.common.web.assets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/**
 * The static files of a service: everything under {@code assets/} of its own and of common's jar, and HTMX.
 *
 * <p>They share one hash, {@code /assets/{hash}/app.css}, so that a script or style sheet reaches its neighbours by relative
 * addresses.
 */
public final class Assets {

    private static final String FOLDER = "assets/";
    private static final String FILES = "classpath*:" + FOLDER + "**/*.*";
    private static final String HTMX = "classpath*:META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js";
    private static final int HASH_LENGTH = 12;

    private final String prefix;
    private final String hash;
    private final Map<String, Asset> files;

    private Assets(String path, Map<String, Asset> files) {
        this.files = files;
        this.hash = hashOf(files);
        this.prefix = path + "/" + hash + "/";
    }

    static Assets load(String path, ResourcePatternResolver resources) {
        try {
            Map<String, Asset> files = new TreeMap<>();
            for (Resource resource : resources.getResources(FILES)) {
                String address = resource.getURL().toString();
                files.put(address.substring(address.lastIndexOf("/" + FOLDER) + FOLDER.length() + 1), read(resource));
            }
            for (Resource resource : resources.getResources(HTMX)) {
                files.put("htmx.js", read(resource));
            }
            return new Assets(path, files);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The address of a file, as templates link it: {@code ${#assets.url('app.css')}}.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    public String url(String name) {
        if (!files.containsKey(name)) {
            throw new IllegalArgumentException("no asset " + name + " among " + files.keySet());
        }
        return prefix + name;
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    boolean isCurrent(String otherHash) {
        return hash.equals(otherHash);
    }

    String hash() {
        return hash;
    }

    private static Asset read(Resource resource) throws IOException {
        MediaType type = MediaTypeFactory.getMediaType(resource).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return new Asset(resource.getContentAsByteArray(), type);
    }

    private static String hashOf(Map<String, Asset> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.values().forEach(file -> digest.update(file.content()));
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
