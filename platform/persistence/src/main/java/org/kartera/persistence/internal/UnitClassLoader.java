package org.kartera.persistence.internal;

import java.net.URL;
import java.util.List;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.eclipse.persistence.sessions.Session;
import org.jspecify.annotations.Nullable;

/** Finds the module's classes first, then EclipseLink's and the kernel's, which no module imports. */
final class UnitClassLoader extends ClassLoader {
    private final List<ClassLoader> kernel = List.of(
            PersistenceProvider.class.getClassLoader(),
            Session.class.getClassLoader(),
            UnitClassLoader.class.getClassLoader());

    UnitClassLoader(ClassLoader module) {
        super(module);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        for (ClassLoader each : kernel) {
            try {
                return each.loadClass(name);
            } catch (ClassNotFoundException e) {
                // the next one may have it
            }
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return kernel.stream()
                .map(each -> each.getResource(name))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }
}
