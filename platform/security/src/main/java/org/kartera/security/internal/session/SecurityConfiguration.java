package org.kartera.security.internal.session;

import org.osgi.service.component.annotations.ComponentPropertyType;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How long sessions last. */
@ComponentPropertyType
@ObjectClassDefinition(name = "%configuration.name", localization = "KARTERA-INF/i18n/messages")
public @interface SecurityConfiguration {
    @AttributeDefinition(
            name = "%configuration.sessionIdleMinutes",
            description = "%configuration.sessionIdleMinutes.description",
            min = "1")
    int sessionIdleMinutes() default 12 * 60;

    @AttributeDefinition(
            name = "%configuration.sessionLongestHours",
            description = "%configuration.sessionLongestHours.description",
            min = "1")
    int sessionLongestHours() default 7 * 24;
}
