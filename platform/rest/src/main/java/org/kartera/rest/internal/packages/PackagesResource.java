package org.kartera.rest.internal.packages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.Messages;
import org.kartera.platform.StandardError;
import org.kartera.records.configuration.AppliedPackage;
import org.kartera.records.configuration.ConfigurationPackage.Manifest;
import org.kartera.records.configuration.Difference;
import org.kartera.records.configuration.Packages;
import org.kartera.rest.internal.json.JsonBuffer;
import org.kartera.rest.internal.json.StrictJson;
import org.kartera.rest.internal.metadata.Confirmation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/packages}: what was made of one installation, for another. For administrators. */
@Component(service = PackagesResource.class, property = "kartera.rest.platform=true")
@Path("packages")
@Produces(MediaType.APPLICATION_JSON)
public final class PackagesResource {
    private static final String ZIP = "application/zip";

    private final StrictJson parser = new StrictJson();
    private final Packages packages;
    private final Messages messages;
    private final Callers callers;

    @Activate
    public PackagesResource(@Reference Packages packages, @Reference Messages messages, @Reference Callers callers) {
        this.packages = packages;
        this.messages = messages;
        this.callers = callers;
    }

    /** The packages of this installation. */
    @GET
    public byte[] list() {
        return bytes(
                Map.of("items", packages.list().stream().map(PackageJson::write).toList()));
    }

    /** What may be exported. */
    @GET
    @Path("contents")
    public byte[] contents() {
        return bytes(PackageJson.contents(packages.contents()));
    }

    /** A file of what is chosen: {@code {"name","version","title",...,"parts":{"fields":["pipeline.deal.budget"]}}}. */
    @POST
    @Path("export")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(ZIP)
    public Response export(InputStream body) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(parser.object(body));
        Map<String, Set<String>> chosen = chosen(json.remove("parts"));
        Manifest manifest = packages.manifest(json);
        byte[] file = packages.export(manifest, chosen);
        String name = manifest.name() + "-" + manifest.version() + ".kartera.zip";
        return Response.ok(file, ZIP)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    private static Map<String, Set<String>> chosen(@Nullable Object parts) {
        Map<String, Set<String>> chosen = new LinkedHashMap<>();
        if (!(parts instanceof Map<?, ?> byPart)) {
            throw CrmException.invalid(
                    "parts", parts == null ? StandardError.REQUIRED : StandardError.WRONG_TYPE, "object");
        }
        byPart.forEach((part, keys) -> {
            if (!(keys instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
                throw CrmException.invalid("parts." + part, StandardError.WRONG_TYPE, "list");
            }
            Set<String> names = new LinkedHashSet<>();
            list.forEach(key -> names.add(String.valueOf(key)));
            chosen.put(String.valueOf(part), names);
        });
        return chosen;
    }

    /** What the package in the part {@code file} would change here, with {@code choices}. */
    @POST
    @Path("preview")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public byte[] preview(@Context HttpServletRequest request) throws IOException {
        PackageUpload upload = new PackageUpload(request, parser);
        try (InputStream file = upload.file()) {
            Difference difference = packages.preview(file, upload.choices(), upload.older());
            return bytes(PackageJson.write(
                    difference,
                    packages::partLabel,
                    refusal -> messages.text(
                            callers.current().locale(),
                            refusal.code(),
                            refusal.args().toArray())));
        }
    }

    /** Begins to apply the package in the part {@code file}, of which somebody has seen the difference with {@code digest}. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response apply(@Context HttpServletRequest request) throws IOException {
        PackageUpload upload = new PackageUpload(request, parser);
        try (InputStream file = upload.file()) {
            return begun(packages.apply(file, upload.digest(), upload.choices(), upload.older()));
        }
    }

    /** How one fares. */
    @GET
    @Path("{name}")
    public byte[] read(@PathParam("name") String name) {
        return bytes(PackageJson.write(packages.applied(name)));
    }

    /** Goes on with one that failed. */
    @POST
    @Path("{name}/retry")
    public Response retry(@PathParam("name") String name) {
        return begun(packages.retry(name));
    }

    /** What would go with one. */
    @GET
    @Path("{name}/withdrawal")
    public byte[] withdrawal(@PathParam("name") String name) {
        return bytes(PackageJson.leaving(packages.leaving(name), packages::partLabel));
    }

    /** Begins to withdraw one. */
    @DELETE
    @Path("{name}")
    public Response withdraw(@PathParam("name") String name, @QueryParam("confirm") @Nullable String confirm) {
        return begun(packages.withdraw(name, Confirmation.of(confirm)));
    }

    private static Response begun(AppliedPackage pack) {
        return Response.accepted(bytes(PackageJson.write(pack)))
                .location(URI.create("/api/v1/packages/" + pack.name()))
                .build();
    }

    private static byte[] bytes(Map<String, ?> answer) {
        return JsonBuffer.bytes(json -> JsonBuffer.write(json, answer));
    }
}
