package br.com.basecommerce.local.services;

import java.nio.file.Path;
import java.util.Map;

/**
 * One service to run.
 *
 * @param module its Maven module
 * @param port where it answers; 0 for a service that only has a management port
 * @param environment the variables it is configured with, as on its droplet
 */
public record ServiceSpec(String module, int port, int managementPort, Map<String, String> environment) {

    Path jar(Path root) {
        return root.resolve(module).resolve("target").resolve(module + "-exec.jar");
    }
}
