package org.kartera.records.configuration;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A package in this installation.
 *
 * @param version the one that is applied, or on its way
 * @param reason why it failed, in words for an administrator; else empty
 * @param done how many steps of what is on its way are done
 * @param total of how many; 0 where nothing is on its way
 * @param login who applied it last
 */
public record AppliedPackage(
        ConfigurationPackage.Manifest manifest,
        SemanticVersion version,
        State state,
        String reason,
        long done,
        long total,
        int things,
        Instant at,
        @Nullable UUID user,
        String login) {
    /** How it fares. */
    public enum State {
        /** On its way; a start of the server goes on with it. */
        APPLYING,
        APPLIED,
        /** It stopped on the way; it can be tried again, or withdrawn. */
        FAILED,
        /** On its way out. */
        WITHDRAWING
    }

    public String name() {
        return manifest.name();
    }
}
