package org.kartera.web.internal.store;

import org.kartera.persistence.Statements;
import org.kartera.persistence.UnitOfWork;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.propertytypes.SatisfyingConditionTarget;

/** Statements that are available once our tables are there, and with them all that needs them. */
@Component(service = WebStatements.class)
@SatisfyingConditionTarget("(osgi.condition.id=kartera.web)")
public final class WebStatements extends Statements {
    @Activate
    public WebStatements(@Reference UnitOfWork unit) {
        super(unit);
    }
}
