package org.kartera.web.internal.brand;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kartera.events.internal.CommitFeed;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.OwnFiles;
import org.kartera.persistence.testing.Databases;
import org.kartera.persistence.testing.TestDatabase;
import org.kartera.persistence.testing.ThreadCallers;
import org.kartera.platform.Caller;
import org.kartera.platform.Channel;
import org.kartera.platform.CrmException;
import org.kartera.platform.configuration.ConfigurationChange;
import org.kartera.platform.configuration.ConfigurationChange.Manner;
import org.kartera.platform.configuration.ConfigurationItem;
import org.kartera.platform.configuration.ConfigurationPlan;
import org.kartera.records.internal.installation.Catalogues;
import org.kartera.web.internal.store.WebStatements;

/** The logo on its way in packages. */
@SuppressWarnings("NullAway.Init")
class PackagedLogoIT {
    private final ThreadCallers callers = new ThreadCallers();

    private TestDatabase database;
    private CommitFeed feed;
    private Logos logos;
    private LogoPart part;

    @BeforeEach
    void open() {
        database = Databases.open(Dialect.DERBY);
        feed = new CommitFeed(database.database(), database.unitOfWork(), database.migrations());
        database.migrations().run("web", OwnFiles.of(WebStatements.class));
        logos = new Logos(new WebStatements(database.unitOfWork()), database.unitOfWork(), feed, callers);
        part = new LogoPart(logos, new Catalogues(), callers);
    }

    @AfterEach
    void close() throws Exception {
        logos.close();
        feed.close();
        database.close();
    }

    private static byte[] picture(int width) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, 20, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private static Map<String, Object> content(byte[] picture) {
        return Map.of("picture", Base64.getEncoder().encodeToString(picture));
    }

    @Test
    void itIsPutAsItWasReadAndTakenAway() throws IOException {
        byte[] picture = picture(40);
        callers.as(Caller.system("admin"), () -> {
            assertEquals(List.of(), part.items());
            Object read = part.read("logo", content(picture));
            ConfigurationPlan plan = new ConfigurationPlan(
                    "garage", List.of(new ConfigurationChange("logo", "logo", Manner.TAKE, read)));
            part.put(plan, plan.changes().get(0));
            assertEquals(List.of(new ConfigurationItem("logo", null, false, false, read)), part.items());
            assertArrayEquals(picture, logos.current().orElseThrow().bytes());
            part.remove("logo", "garage");
            part.remove("logo", "garage");
            assertEquals(List.of(), part.items());
            return plan;
        });
        Caller reader = Caller.anonymous(Locale.forLanguageTag("es"), Channel.REST, "");
        assertEquals("Logotipo", callers.as(reader, () -> part.label("logo", Map.of())));
    }

    private String refused(String key, Object content) {
        CrmException refusal = assertThrows(CrmException.class, () -> part.read(key, content));
        return refusal.violations().isEmpty()
                ? refusal.code().code()
                : refusal.violations().get(0).code().code();
    }

    @Test
    void whatIsNoPictureIsSaidBeforeAnythingIsDone() throws IOException {
        assertEquals("unknown-field", refused("icon", content(picture(4))));
        assertEquals("required", refused("logo", "x"));
        assertEquals("wrong-format", refused("logo", Map.of("picture", "no base 64")));
        assertEquals("no-picture", refused("logo", content(new byte[] {1, 2, 3})));
        assertEquals("picture-too-large", refused("logo", content(picture(2_001))));
    }
}
