package org.kartera.transfer.internal;

import org.osgi.service.component.annotations.ComponentPropertyType;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How long imports are remembered. */
@ComponentPropertyType
@ObjectClassDefinition(name = "%configuration.name", localization = "KARTERA-INF/i18n/messages")
public @interface TransferConfiguration {
    /** As long as their runs are known at most, since nobody sees an import after that. */
    @AttributeDefinition(
            name = "%configuration.importKeepDays",
            description = "%configuration.importKeepDays.description",
            min = "1",
            max = "30")
    int importKeepDays() default 30;
}
