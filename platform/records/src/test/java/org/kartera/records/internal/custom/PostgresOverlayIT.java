package org.kartera.records.internal.custom;

import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;

class PostgresOverlayIT extends OverlayContract {
    PostgresOverlayIT() {
        super(Dialect.POSTGRES);
    }

    @Test
    @Override
    void anotherNodeFollows() {
        super.anotherNodeFollows();
    }
}
