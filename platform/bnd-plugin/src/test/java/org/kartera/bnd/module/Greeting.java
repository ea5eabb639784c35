package org.kartera.bnd.module;

import org.osgi.service.component.annotations.Component;

/** A component as a module's author writes it. */
@Component(service = Runnable.class, property = "language=en")
public class Greeting implements Runnable {
    @Override
    public void run() {}
}
