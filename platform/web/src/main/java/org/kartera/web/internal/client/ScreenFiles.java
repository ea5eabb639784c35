package org.kartera.web.internal.client;

import java.util.Optional;

/** The files of the screens that modules bring, at {@code /ui/modules/<module>/<hash>/<file>}. */
@FunctionalInterface
public interface ScreenFiles {
    /** The file at an address; empty where there is none, or no longer. */
    Optional<StaticFile> at(String address);
}
