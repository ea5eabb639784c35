package org.kartera.records.internal.installation;

import org.osgi.service.component.annotations.ComponentPropertyType;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What holds for the whole installation. The environment wins: KARTERA_LOCALE. */
@ComponentPropertyType
@ObjectClassDefinition(name = "%installation.name", localization = "KARTERA-INF/i18n/messages")
public @interface InstallationConfiguration {
    @AttributeDefinition(name = "%installation.locale", description = "%installation.locale.description")
    String locale() default "";

    @AttributeDefinition(name = "%installation.region", description = "%installation.region.description")
    String region() default "";

    @AttributeDefinition(name = "%installation.currency", description = "%installation.currency.description")
    String currency() default "";

    @AttributeDefinition(name = "%installation.zone", description = "%installation.zone.description")
    String zone() default "";
}
