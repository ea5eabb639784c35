package org.kartera.records.internal.module;

/** Tells the module's own components, and everybody else, that it is there. */
public interface ModulePublication {
    /**
     * Brings the module's components to life and waits a little until they are.
     *
     * @throws ModuleFailure one of them is broken; those that live are left to {@link #withdraw}
     */
    void publish(String name, String version, long bundle);

    /** Ends the life of the components; without effect where they have none. */
    void withdraw(String name);

    /** Where there are no components, in plain tests. */
    static ModulePublication none() {
        return new ModulePublication() {
            @Override
            public void publish(String name, String version, long bundle) {}

            @Override
            public void withdraw(String name) {}
        };
    }
}
