package org.kartera.bnd.conditional;

import org.osgi.service.component.annotations.Component;

/** A component that claims the satisfying condition for itself. */
@Component(service = OnItsOwn.class, property = "osgi.ds.satisfying.condition.target=(osgi.condition.id=mine)")
public class OnItsOwn {}
