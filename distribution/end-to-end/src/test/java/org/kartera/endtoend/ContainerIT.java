package org.kartera.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;

import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.spi.PaxExamRuntime;

/** The archive, unpacked and started by Pax Exam as a plain Karaf: the kernel depends on nothing that only bin/kartera sets. */
class ContainerIT {
    private static final Duration START = Duration.ofMinutes(6);

    @TempDir
    static Path folder;

    private static ExamSystem system;
    private static TestContainer container;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        port = Kartera.freePort();
        system = PaxExamRuntime.createServerSystem(options());
        container = PaxExamRuntime.createContainer(system);
        container.start();
        Await.until("the server is ready", START, ContainerIT::ready);
    }

    private static Option[] options() {
        return new Option[] {
            karafDistributionConfiguration()
                    .frameworkUrl(new File(System.getProperty("kartera.archive"))
                            .toURI()
                            .toString())
                    .name("Kartera")
                    .unpackDirectory(folder.toFile())
                    .useDeployFolder(false),
            keepRuntimeFolder(),
            systemTimeout(START.toMillis()),
            configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
            editConfigurationFilePut("etc/custom.system.properties", "kartera.http.port", String.valueOf(port)),
            editConfigurationFilePut(
                    "etc/custom.system.properties", "kartera.console.port", String.valueOf(Kartera.freePort())),
            editConfigurationFilePut(
                    "etc/org.ops4j.pax.url.mvn.cfg",
                    "org.ops4j.pax.url.mvn.localRepository",
                    System.getProperty("kartera.repository")),
            vmOption("-Duser.timezone=UTC")
        };
    }

    private static boolean ready() {
        try {
            return new Api(url()).get("/health/ready").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static String url() {
        return "http://127.0.0.1:" + port;
    }

    @AfterAll
    static void stop() {
        container.stop();
        system.clear();
    }

    @Test
    void nobodyIsServedWithoutSigningIn() {
        Api.Answer answer = new Api(url()).get("/api/v1/records/contacts.person");
        assertEquals("not-signed-in", answer.expect(401).path("code").asText());
    }

    @Test
    void theStandardUserOfKarafIsNotKnown() {
        Api.Answer answer = new Api(url()).post("/api/v1/session", Map.of("login", "karaf", "password", "karaf"));
        assertEquals("wrong-credentials", answer.expect(401).path("code").asText());
    }

    @Test
    void theServerIsAliveAndSaysNothingOfItself() {
        Api.Answer answer = new Api(url()).get("/health/live");
        assertEquals(200, answer.status());
        assertTrue(answer.response().headers().firstValue("Server").isEmpty());
    }
}
