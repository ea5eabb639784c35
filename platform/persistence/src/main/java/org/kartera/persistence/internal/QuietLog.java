package org.kartera.persistence.internal;

import java.util.logging.Level;
import liquibase.logging.Logger;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Liquibase's log: its warnings as such, all below for developers. Its errors come as exceptions, and are told by who catches them. */
final class QuietLog extends AbstractLogService {
    @Override
    public int getPriority() {
        return PRIORITY_DEFAULT;
    }

    @Override
    public Logger getLog(Class type) {
        org.slf4j.Logger target = LoggerFactory.getLogger(type);
        return new AbstractLogger() {
            @Override
            public void log(Level level, @Nullable String message, @Nullable Throwable e) {
                if (level.intValue() == Level.WARNING.intValue()) {
                    target.warn(message, e);
                } else {
                    target.debug(message, e);
                }
            }
        };
    }
}
