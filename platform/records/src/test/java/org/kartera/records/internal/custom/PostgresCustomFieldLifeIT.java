package org.kartera.records.internal.custom;

import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;

class PostgresCustomFieldLifeIT extends CustomFieldLifeContract {
    PostgresCustomFieldLifeIT() {
        super(Dialect.POSTGRES);
    }

    @Test
    @Override
    void anotherNodeFollows() {
        super.anotherNodeFollows();
    }
}
