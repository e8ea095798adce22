package br.com.basecommerce.engines.stream;

import br.com.basecommerce.common.testing.PlatformServers;
import br.com.basecommerce.common.testing.TestPostgres;
import br.com.basecommerce.common.testing.TestRedis;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A worker in a process of its own, which a test may kill as nothing else kills. */
final class WorkerProcess {

    private WorkerProcess() {}

    static Process start(TestRedis redis) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m", "-cp", System.getProperty("surefire.test.class.path",
                        System.getProperty("java.class.path")),
                TestWorker.class.getName(), "--basecommerce.redis.host=" + redis.host(),
                "--basecommerce.redis.port=" + redis.port());
        builder.environment().putAll(Map.of(
                "INFRA_HOST", TestPostgres.instance().host(),
                "DATABASE_PORT", Integer.toString(TestPostgres.instance().port()),
                "POSTGRES_PASSWORD", TestPostgres.PASSWORD,
                "SECRET_KEY", PlatformServers.KEY,
                "REDIS_USERNAME", "",
                "MANAGEMENT_PORT", "0"));
        // Never inherited: that would corrupt failsafe's own channel.
        return builder.redirectErrorStream(true)
                .redirectOutput(File.createTempFile("worker-process", ".log")).start();
    }
}
