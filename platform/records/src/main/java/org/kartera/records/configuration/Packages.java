package org.kartera.records.configuration;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Configuration packages. A service, for any thread outside a unit of work. Everything is for administrators: 403 {@code not-allowed} for all others.
 *
 * <p>A file is a zip archive with {@code package.json} and {@code changelog.xml}, the same bytes for the same content. What is wrong with a file is 422 {@code
 * package-unreadable, package-too-large, package-file-missing, package-file-unknown, package-malformed, invalid-fields}, or {@code package-newer} where its
 * format is of a later time.
 */
@ProviderType
public interface Packages {
    /** The greatest file, and the greatest content of one, in bytes. */
    int MOST_BYTES = 8 * 1024 * 1024;

    /**
     * A thing of this installation that may be exported.
     *
     * @param pack the package whose it is; null for an administrator's
     */
    record Shippable(
            String part,
            String partLabel,
            String key,
            String label,
            @Nullable String pack) {}

    /** A thing that goes with a package, and how many records have a value in it. */
    record Leaving(String part, String key, String label, long values) {}

    /** The packages of this installation, by name. */
    List<AppliedPackage> list();

    /** One of them; 404 {@code no-such-package}. */
    AppliedPackage applied(String name);

    /** What people call a part. */
    String partLabel(String part);

    /** All that may be exported. */
    List<Shippable> contents();

    /** What a package is to say of itself, as {@code package.json} has it without {@code format} and {@code parts}; 422 {@code invalid-fields}. */
    ConfigurationPackage.Manifest manifest(Map<String, ? extends @Nullable Object> json);

    /**
     * A file of the things that are {@code chosen}, keys by part. What they need of Kartera and of modules is added to the manifest where it says nothing of
     * it. 422 {@code invalid-fields} for a thing that there is not, 409 {@code package-holds-id}.
     */
    byte[] export(ConfigurationPackage.Manifest manifest, Map<String, ? extends Set<String>> chosen);

    /** What the package in {@code file} would change, with these choices; {@code older}: also an earlier version than the applied one. */
    Difference preview(InputStream file, Choices choices, boolean older);

    /**
     * Begins to apply the package in {@code file} in the background, where the difference still has {@code digest}: 409 {@code package-difference-stale}
     * otherwise, 422 {@code package-refused} with all refusals, 409 {@code package-busy} while another one is on its way.
     */
    AppliedPackage apply(InputStream file, String digest, Choices choices, boolean older);

    /** Goes on with one that failed; 409 {@code package-complete} where none did. */
    AppliedPackage retry(String name);

    /** What would go with a package. */
    List<Leaving> leaving(String name);

    /**
     * Begins to withdraw a package: its fields and record types are retired, its layouts removed; no value is lost. 409 {@code package-in-use} with the count
     * unless {@code confirm} is the sum of all {@link Leaving#values} or that is 0.
     */
    AppliedPackage withdraw(String name, @Nullable Long confirm);
}
