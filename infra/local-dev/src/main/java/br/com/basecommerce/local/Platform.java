package br.com.basecommerce.local;

import br.com.basecommerce.local.servers.LocalPostgres;
import br.com.basecommerce.local.servers.LocalRedis;
import br.com.basecommerce.local.services.LocalService;
import br.com.basecommerce.local.services.ServiceSpec;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.springframework.util.FileSystemUtils;

/** The three droplets' programs on this machine: PostgreSQL, Redis and the four services, on free loopback ports. */
public final class Platform implements AutoCloseable {

    private final LocalPostgres postgres;
    private final LocalRedis redis;
    private final Map<String, LocalService> services;

    private Platform(LocalPostgres postgres, LocalRedis redis, Map<String, LocalService> services) {
        this.postgres = postgres;
        this.redis = redis;
        this.services = services;
    }

    /**
     * Starts everything and waits until it is ready.
     *
     * @param root of the checkout, with packaged modules
     * @param state directory of data, logs and unpacked applications
     * @param publicPort where the gateway will answer, for the links that the services print
     * @param says what is being done, a sentence at a time
     */
    public static Platform start(Path root, Path state, int publicPort, Consumer<String> says)
            throws IOException, SQLException, InterruptedException {
        Files.createDirectories(state);
        LocalSecrets secrets = LocalSecrets.in(state);
        says.accept("Starting PostgreSQL and Redis");
        LocalPostgres postgres = LocalPostgres.start(state, freePort(), secrets.databasePassword());
        LocalRedis redis = LocalRedis.start(state, freePort());
        Platform platform = new Platform(postgres, redis, new HashMap<>());
        try {
            platform.startServices(specs(secrets, postgres, redis, publicPort), root, state, says);
        } catch (IOException | InterruptedException failure) {
            platform.close();
            throw failure;
        }
        return platform;
    }

    /** Removes what an earlier start left in PostgreSQL and Redis; nothing may run on it. */
    public static void forgetData(Path state) throws IOException {
        FileSystemUtils.deleteRecursively(state.resolve("postgres"));
        FileSystemUtils.deleteRecursively(state.resolve("redis"));
    }

    private static List<ServiceSpec> specs(LocalSecrets secrets, LocalPostgres postgres, LocalRedis redis,
            int publicPort) throws IOException {
        Map<String, String> shared = Map.of(
                "ENVIRONMENT", "local",
                "BASE_DOMAIN", "localhost",
                "PUBLIC_PORT", Integer.toString(publicPort),
                "INFRA_HOST", "localhost",
                "DATABASE_PORT", Integer.toString(postgres.port()),
                "POSTGRES_PASSWORD", secrets.databasePassword(),
                "AUTH_DB_PASSWORD", secrets.databasePassword(),
                "PLATFORM_DB_PASSWORD", secrets.databasePassword(),
                "LOG_FORMAT", "");
        Map<String, String> streams = Map.of("REDIS_PORT", Integer.toString(redis.port()), "REDIS_USERNAME", "");
        return List.of(
                spec("outbox-relay", false, shared, streams),
                spec("edge-auth", true, shared, Map.of("SECRET_KEY", secrets.edgeKey())),
                spec("construction-app", true, shared, Map.of("SECRET_KEY", secrets.verticalKey())),
                spec("engines-worker", false, shared, streams));
    }

    private static ServiceSpec spec(String module, boolean answers, Map<String, String> shared,
            Map<String, String> own) throws IOException {
        int port = answers ? freePort() : 0;
        int managementPort = freePort();
        Map<String, String> environment = new HashMap<>(shared);
        environment.putAll(own);
        if (answers) {
            environment.put("SERVER_PORT", Integer.toString(port));
        }
        environment.put("MANAGEMENT_PORT", Integer.toString(managementPort));
        return new ServiceSpec(module, port, managementPort, Map.copyOf(environment));
    }

    private void startServices(List<ServiceSpec> specs, Path root, Path state, Consumer<String> says)
            throws IOException, InterruptedException {
        List<ServiceSpec> unprepared = new ArrayList<>();
        for (ServiceSpec spec : specs) {
            if (LocalService.needsPreparation(spec, root, state)) {
                unprepared.add(spec);
            }
        }
        if (!unprepared.isEmpty()) {
            says.accept("Preparing " + names(unprepared) + " for fast starts");
            prepare(unprepared, root, state);
        }
        says.accept("Starting " + names(specs));
        for (ServiceSpec spec : specs) {
            services.put(spec.module(), LocalService.start(spec, root, state));
        }
        for (ServiceSpec spec : specs) {
            service(spec.module()).awaitReady();
            service(spec.module()).tellEnd(says);
        }
    }

    private static void prepare(List<ServiceSpec> specs, Path root, Path state)
            throws IOException, InterruptedException {
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            List<Future<?>> running = new ArrayList<>();
            for (ServiceSpec spec : specs) {
                running.add(workers.submit(() -> {
                    LocalService.prepare(spec, root, state);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException failure) {
            throw new IOException(failure.getCause());
        }
    }

    private static String names(List<ServiceSpec> specs) {
        return String.join(", ", specs.stream().map(ServiceSpec::module).toList());
    }

    /** A loopback port that is free now. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public LocalPostgres postgres() {
        return postgres;
    }

    public LocalRedis redis() {
        return redis;
    }

    /** @throws IllegalArgumentException when there is no such module among the services */
    public LocalService service(String module) {
        LocalService service = services.get(module);
        if (service == null) {
            throw new IllegalArgumentException("no service " + module);
        }
        return service;
    }

    /** Stops everything, the data's owners last. */
    @Override
    public void close() throws IOException {
        try (postgres; redis) {
            try (ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, services.size()))) {
                services.values().forEach(service -> workers.execute(service::close));
            }
        }
    }
}
