package org.kartera.web.internal.brand;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/ui/brand/logo}: the logo as it is changed; {@code /ui/brand/logo} shows it. */
@Component(service = LogoResource.class, property = "kartera.rest.platform=true")
@Path("ui/brand/logo")
public final class LogoResource {
    private final Logos logos;

    @Activate
    public LogoResource(@Reference Logos logos) {
        this.logos = logos;
    }

    /** Takes the picture in the body. */
    @PUT
    @Consumes({"image/png", "image/jpeg", "image/webp"})
    public void change(InputStream body) throws IOException {
        logos.change(body.readNBytes(Logos.MOST_BYTES + 1));
    }

    /** Goes back to Kartera's. */
    @DELETE
    public void remove() {
        logos.remove();
    }
}
