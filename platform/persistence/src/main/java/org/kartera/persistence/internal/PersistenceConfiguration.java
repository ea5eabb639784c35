package org.kartera.persistence.internal;

import org.osgi.service.component.annotations.ComponentPropertyType;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where the database is. The environment wins: KARTERA_DB_URL, KARTERA_DB_USER, KARTERA_DB_PASSWORD, KARTERA_DB_QUERY_TIMEOUT. */
@ComponentPropertyType
@ObjectClassDefinition(name = "%persistence.name", localization = "KARTERA-INF/i18n/messages")
public @interface PersistenceConfiguration {
    @AttributeDefinition(name = "%persistence.url", description = "%persistence.url.description")
    String url() default "";

    @AttributeDefinition(name = "%persistence.user")
    String user() default "";

    @AttributeDefinition(name = "%persistence.password", type = AttributeType.PASSWORD)
    String password() default "";

    @AttributeDefinition(name = "%persistence.poolSize", description = "%persistence.poolSize.description", min = "2")
    int poolSize() default 16;

    @AttributeDefinition(
            name = "%persistence.queryTimeout",
            description = "%persistence.queryTimeout.description",
            min = "0")
    int queryTimeout() default 10;
}
