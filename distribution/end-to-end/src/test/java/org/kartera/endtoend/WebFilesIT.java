package org.kartera.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A photo of a person: chosen, seen, taken away, and what is none is refused. */
@ExtendWith(Web.class)
class WebFilesIT {
    @Test
    void aPhotoIsChosenSeenAndTakenAway(Desks desks, Kartera kartera, Staff staff) {
        Desk desk = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        Page page = person(desk, staff, "Show ");

        desk.press("Edit Photo");
        FileChooser chooser = page.waitForFileChooser(() -> desk.press("Choose a picture"));
        chooser.setFiles(new FilePayload("portrait.png", "image/png", portrait()));

        Locator photo = page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("portrait.png"));
        assertThat(photo).isVisible();
        Locator head = page.locator("k-record-head img");
        assertThat(head).isVisible();
        assertEquals(true, head.evaluate("picture => picture.decode().then(() => picture.naturalWidth > 0)"));

        desk.press("Edit Photo");
        desk.press("Remove");
        assertThat(photo).isHidden();
        desk.press("Undo");
        assertThat(photo).isVisible();
    }

    @Test
    void whatIsNoPictureIsToldInTheLanguageOfTheUser(Desks desks, Kartera kartera, Staff staff) {
        Desk desk = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "es"));
        Page page = person(desk, staff, "Mostrar ");

        desk.press("Editar Foto");
        FileChooser chooser = page.waitForFileChooser(() -> desk.press("Elegir una imagen"));
        chooser.setFiles(new FilePayload("foto.png", "image/png", "no es una foto".getBytes(StandardCharsets.UTF_8)));

        assertThat(page.getByRole(AriaRole.ALERT)
                        .filter(new Locator.FilterOptions().setHasText("«foto.png» no es una imagen")))
                .isVisible();
        assertThat(desk.find(AriaRole.BUTTON, "Elegir una imagen")).isFocused();
    }

    /** The page of somebody new, with the empty fields too. */
    private static Page person(Desk desk, Staff staff, String showEmpty) {
        String id = staff.person("Ana", staff.name("Retrato")).path("id").asText();
        Page page = desk.at("/record/contacts.person/" + id);
        desk.begins(AriaRole.BUTTON, showEmpty).click();
        return page;
    }

    private static byte[] portrait() {
        BufferedImage image = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.ORANGE);
        canvas.fillOval(100, 100, 200, 200);
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }
}
