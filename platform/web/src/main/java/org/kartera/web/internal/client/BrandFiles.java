package org.kartera.web.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kartera.records.InstallationSettings;
import org.kartera.records.InstallationSettings.Brand;
import org.kartera.records.InstallationSettings.Palette;
import org.kartera.web.internal.brand.Logos;
import org.kartera.web.internal.store.Json;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the company looks like, as files that are open to everybody: its logo, its colours as a sheet of styles, its name in what browsers install. */
@Component(service = BrandFiles.class)
public final class BrandFiles {
    private static final String LOGO = "/ui/brand/logo";
    private static final String STYLE = "/ui/brand/style.css";
    private static final String MANIFEST = "/manifest.webmanifest";
    private static final String ICON = "/icon.svg";

    private final ClientFiles files;
    private final InstallationSettings settings;
    private final Logos logos;

    @Activate
    public BrandFiles(@Reference ClientFiles files, @Reference InstallationSettings settings, @Reference Logos logos) {
        this.files = files;
        this.settings = settings;
        this.logos = logos;
    }

    /** The file at {@code address}, where it is one of these. */
    Optional<StaticFile> at(String address) {
        return switch (address) {
            case LOGO ->
                logos.current().map(logo -> file(logo.type(), logo.bytes())).or(() -> files.at(ICON));
            case STYLE -> Optional.of(file(MediaTypes.of(STYLE), style().getBytes(UTF_8)));
            case MANIFEST -> files.at(MANIFEST).map(this::named);
            default -> Optional.empty();
        };
    }

    private static StaticFile file(String type, byte[] bytes) {
        return new StaticFile(type, Digests.brief(bytes), false, () -> bytes, null);
    }

    /** The company's colours as a sheet of styles; empty where it has none of its own. */
    String style() {
        Brand brand = settings.current().brand();
        if (brand == null) {
            return "";
        }
        return ":root,[data-theme=light]{" + shades(brand.light()) + "}\n@media not print{[data-theme=dark]{"
                + shades(brand.dark()) + "}}\n";
    }

    /** Colours are of the form #rrggbb, so that nothing else can stand in them. */
    private static String shades(Palette palette) {
        return "--accent:" + palette.accent() + ";--accent-strong:" + palette.strong() + ";--accent-soft:"
                + palette.soft() + ";--accent-ink:" + palette.ink();
    }

    private StaticFile named(StaticFile plain) {
        String company = settings.current().company();
        if (company == null) {
            return plain;
        }
        try {
            Map<String, Object> manifest = new LinkedHashMap<>(
                    Json.parse(new String(plain.plain().read(), UTF_8), new TypeReference<Map<String, Object>>() {}));
            manifest.put("name", company);
            manifest.put("short_name", company);
            return file(plain.type(), Json.text(manifest).getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
