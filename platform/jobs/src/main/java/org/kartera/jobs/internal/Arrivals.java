package org.kartera.jobs.internal;

import org.kartera.jobs.Principals;
import org.kartera.platform.job.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Tells the engine of jobs that come and go. Apart from the engine, since jobs themselves need the engine, and the service registry takes no circles.
 */
@Component(
        service = {},
        immediate = true)
public final class Arrivals {
    private final JobEngine engine;

    @Activate
    public Arrivals(@Reference JobEngine engine) {
        this.engine = engine;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addJob(Job job) {
        engine.addJob(job);
    }

    void removeJob(Job job) {
        engine.removeJob(job);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addPrincipals(Principals principals) {
        engine.addPrincipals(principals);
    }

    void removePrincipals(Principals principals) {
        engine.removePrincipals(principals);
    }
}
