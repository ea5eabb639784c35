package org.kartera.rest.internal.modules;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.Administration;
import org.kartera.records.json.ValueJson;
import org.kartera.records.module.ModuleInfo;
import org.kartera.records.module.ModuleNotes;
import org.kartera.records.module.ModuleTexts;
import org.kartera.records.module.Modules;
import org.kartera.rest.internal.json.JsonBuffer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * What modules there are, for everybody who has signed in; switching them on and off for those who may change roles, which is what only
 * administrators may.
 */
@Component(service = ModulesResource.class, property = "kartera.rest.platform=true")
@Path("modules")
@Produces(MediaType.APPLICATION_JSON)
public final class ModulesResource {
    private final Modules modules;
    private final Callers callers;
    private final List<ModuleNotes> notes = new CopyOnWriteArrayList<>();

    @Activate
    public ModulesResource(@Reference Modules modules, @Reference Callers callers) {
        this.modules = modules;
        this.callers = callers;
    }

    /** Something that finds faults in modules is there. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addNotes(ModuleNotes source) {
        notes.add(source);
    }

    /** It goes. */
    public void removeNotes(ModuleNotes source) {
        notes.remove(source);
    }

    /** All of them. */
    @GET
    public byte[] list() {
        List<ModuleInfo> all = modules.list();
        return JsonBuffer.bytes(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (ModuleInfo module : all) {
                write(json, module);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** One of them. */
    @GET
    @Path("{name}")
    public byte[] module(@PathParam("name") String name) {
        return bytes(modules.module(name));
    }

    /** Switches one on, with those that it requires. */
    @POST
    @Path("{name}/enable")
    public byte[] enable(@PathParam("name") String name) {
        demandAdmin();
        return bytes(modules.enable(name));
    }

    /** Switches one off; with {@code ?cascade=true} those that require it too. */
    @POST
    @Path("{name}/disable")
    public byte[] disable(@PathParam("name") String name, @QueryParam("cascade") @Nullable String cascade) {
        demandAdmin();
        if (cascade != null && !cascade.equals("true") && !cascade.equals("false")) {
            throw new CrmException(StandardError.MALFORMED_PARAMETER, "cascade", cascade);
        }
        return bytes(modules.disable(name, "true".equals(cascade)));
    }

    /** Puts the newest version that is delivered in the place of the present one. */
    @POST
    @Path("{name}/update")
    public byte[] update(@PathParam("name") String name) {
        demandAdmin();
        return bytes(modules.update(name));
    }

    private List<String> notesOn(String module) {
        return notes.stream().flatMap(source -> source.notes(module).stream()).toList();
    }

    private boolean admin() {
        return Administration.of(callers.current());
    }

    private void demandAdmin() {
        Administration.demand(callers.current(), "update", "modules");
    }

    private byte[] bytes(ModuleInfo module) {
        return JsonBuffer.bytes(json -> write(json, module));
    }

    private void write(JsonGenerator json, ModuleInfo module) throws IOException {
        boolean admin = admin();
        ModuleTexts texts = modules.texts(module.name(), callers.current().locale());
        json.writeStartObject();
        json.writeStringField("name", module.name());
        json.writeStringField("label", texts.label());
        json.writeStringField("description", texts.description());
        json.writeStringField("version", module.version());
        json.writeStringField("state", ValueJson.choiceName(module.state()));
        if (admin && !module.reason().isEmpty()) {
            json.writeStringField("reason", module.reason());
        }
        json.writeBooleanField("kernel", module.kernel());
        json.writeFieldName("requires");
        JsonBuffer.write(json, module.requires());
        json.writeFieldName("entities");
        JsonBuffer.write(json, module.entities());
        if (admin) {
            json.writeFieldName("notes");
            JsonBuffer.write(json, notesOn(module.name()));
        }
        json.writeEndObject();
    }
}
