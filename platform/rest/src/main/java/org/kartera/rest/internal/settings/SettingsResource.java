package org.kartera.rest.internal.settings;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.kartera.records.InstallationSettings;
import org.kartera.records.InstallationSettings.Tiles;
import org.kartera.records.InstallationSettings.Values;
import org.kartera.rest.internal.json.JsonBuffer;
import org.kartera.rest.internal.json.StrictJson;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The settings of the installation: read by everybody who has signed in, changed by administrators with a JSON merge patch (RFC 7396). */
@Component(service = SettingsResource.class, property = "kartera.rest.platform=true")
@Path("settings")
@Produces(MediaType.APPLICATION_JSON)
public final class SettingsResource {
    private final StrictJson parser = new StrictJson();
    private final InstallationSettings settings;

    @Activate
    public SettingsResource(@Reference InstallationSettings settings) {
        this.settings = settings;
    }

    /** As they are. */
    @GET
    public byte[] read() {
        return bytes(settings.current());
    }

    /** Changes those that the body names; null takes one back to its first value. */
    @PATCH
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    public byte[] change(InputStream body) {
        return bytes(settings.change(parser.object(body)));
    }

    private static byte[] bytes(Values values) {
        return JsonBuffer.bytes(json -> write(json, values));
    }

    private static void write(JsonGenerator json, Values values) throws IOException {
        json.writeStartObject();
        json.writeStringField("company", values.company());
        json.writeStringField("currency", values.currency());
        json.writeStringField("locale", values.locale());
        json.writeStringField("region", values.region());
        json.writeStringField("zone", values.zone());
        json.writeBooleanField("firstRun", values.firstRun());
        Tiles tiles = values.tiles();
        if (tiles == null) {
            json.writeNullField("tiles");
        } else {
            json.writeObjectFieldStart("tiles");
            json.writeStringField("url", tiles.url());
            json.writeStringField("attribution", tiles.attribution());
            json.writeEndObject();
        }
        json.writeFieldName("details");
        JsonBuffer.write(json, SettingsJson.of(values.details()));
        json.writeFieldName("formats");
        JsonBuffer.write(json, SettingsJson.of(values.formats()));
        json.writeFieldName("brand");
        JsonBuffer.write(json, SettingsJson.of(values.brand()));
        json.writeEndObject();
    }
}
