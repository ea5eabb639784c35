package org.kartera.records.internal.module;

import java.util.List;
import java.util.Set;
import org.kartera.records.metadata.EntityType;

/** What administrators added to record types. */
public interface CustomTypes {
    /** {@code type} with the fields that were added to it. For any thread. */
    EntityType extend(EntityType type);

    /** Full names of record types that administrators have taken out of use. For any thread. */
    Set<String> retired();

    /** Record types of a module are about to be opened: fields whose name one of them has now by itself give way. Only on the thread of the modules. */
    void giveWay(List<EntityType> types);

    /** They are open, with all their fields: what was on its way has arrived. Only on the thread of the modules. */
    void opened(List<EntityType> types);

    /** They could not be opened for {@code reason}; whether they are worth another try without fields that were on their way. */
    boolean withdrawUnfinished(List<EntityType> types, String reason);

    /** Nothing was added anywhere. */
    static CustomTypes none() {
        return new CustomTypes() {
            @Override
            public EntityType extend(EntityType type) {
                return type;
            }

            @Override
            public Set<String> retired() {
                return Set.of();
            }

            @Override
            public void giveWay(List<EntityType> types) {}

            @Override
            public void opened(List<EntityType> types) {}

            @Override
            public boolean withdrawUnfinished(List<EntityType> types, String reason) {
                return false;
            }
        };
    }
}
