package org.kartera.records.internal.metadata;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Action;
import org.kartera.platform.record.ActionProvider;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.records.internal.metadata.FieldReader.Declaration;
import org.kartera.records.metadata.ActionType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.MetadataException;

/** Makes {@link ActionType}s of methods with {@link Action}. */
final class ActionReader {
    private static final Set<String> VERBS = Set.of("read", "create", "update", "delete", "export", "restore", "purge");

    private final Problems problems;

    ActionReader(Problems problems) {
        this.problems = problems;
    }

    /** The actions of a component, by the full name of their record type. */
    static Map<String, List<ActionType>> ofProvider(ActionProvider provider) throws MetadataException {
        Problems problems = new Problems();
        Map<String, List<ActionType>> actions = new HashMap<>();
        new ActionReader(problems).ofComponent(provider, actions);
        problems.throwIfAny();
        return actions;
    }

    /** The actions of a record's class. */
    List<ActionType> ofRecord(Class<? extends CrmRecord> type) {
        List<ActionType> actions = new ArrayList<>();
        for (Method method : methods(type)) {
            String where = where(type, method);
            if (!method.getAnnotation(Action.class).record().isEmpty()) {
                problems.add(where, "an action of the record itself names no record; leave record = ... out");
            }
            checkSignature(where, method);
            List<FieldType> parameters = parameters(where, method, 0, type);
            MethodHandle step = handle(method);
            actions.add(new ActionType(
                    method.getName(),
                    parameters,
                    (batch, arguments) -> {
                        for (Change<?> change : batch) {
                            call(step, change.record(), arguments);
                        }
                    },
                    type));
        }
        return actions;
    }

    private void ofComponent(ActionProvider provider, Map<String, List<ActionType>> actions) {
        Class<?> type = provider.getClass();
        for (Method method : methods(type)) {
            String where = where(type, method);
            String record = method.getAnnotation(Action.class).record();
            if (record.isEmpty()) {
                problems.add(where, "write which record's action it is: @Action(record = \"<module>.<noun>\")");
            }
            if (method.getParameterCount() == 0 || method.getParameterTypes()[0] != List.class) {
                problems.add(
                        where,
                        "a component's action takes the batch first; write List<Change<...>> as first parameter");
                continue;
            }
            checkSignature(where, method);
            List<FieldType> parameters = parameters(where, method, 1, type);
            MethodHandle step = handle(method).bindTo(provider);
            actions.computeIfAbsent(record, name -> new ArrayList<>())
                    .add(new ActionType(
                            method.getName(), parameters, (batch, arguments) -> call(step, batch, arguments), type));
        }
    }

    private static List<Method> methods(Class<?> type) {
        List<Method> methods = new ArrayList<>();
        for (Method method : type.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Action.class) && !method.isSynthetic()) {
                methods.add(method);
            }
        }
        methods.sort((one, other) -> one.getName().compareTo(other.getName()));
        return methods;
    }

    private static String where(Class<?> type, Method method) {
        return type.getName() + "." + method.getName();
    }

    private void checkSignature(String where, Method method) {
        if (method.getReturnType() != void.class) {
            problems.add(where, "an action returns nothing; write void");
        }
        if (Modifier.isStatic(method.getModifiers())) {
            problems.add(where, "an action works on a record; remove static");
        }
        if (VERBS.contains(method.getName())) {
            problems.add(where, "\"" + method.getName() + "\" is a verb of every record; give the action another name");
        }
    }

    private List<FieldType> parameters(String where, Method method, int from, Class<?> origin) {
        List<FieldType> fields = new ArrayList<>();
        Parameter[] parameters = method.getParameters();
        for (int index = from; index < parameters.length; index++) {
            FieldType field = parameter(where, parameters[index], origin);
            if (field != null) {
                fields.add(field);
            }
        }
        return fields;
    }

    private @Nullable FieldType parameter(String where, Parameter parameter, Class<?> origin) {
        Field declared = parameter.getAnnotation(Field.class);
        if (declared == null) {
            problems.add(where, "the parameter " + parameter.getName() + " needs @Field");
            return null;
        }
        if (!parameter.isNamePresent()) {
            problems.add(where, "names of parameters are missing; compile with -parameters");
            return null;
        }
        if (parameter.getType().isPrimitive() && !declared.required()) {
            problems.add(
                    where,
                    "the parameter " + parameter.getName() + " may be null; use "
                            + ValueShape.of(parameter.getType())
                                    .map(Object::toString)
                                    .orElse("a class"));
            return null;
        }
        return new FieldReader(problems)
                .read(new Declaration(
                        where + "(" + parameter.getName() + ")",
                        parameter.getName(),
                        parameter.getName(),
                        "p_",
                        parameter.getParameterizedType(),
                        declared,
                        Set.of(),
                        Accessors.none(),
                        origin));
    }

    private static MethodHandle handle(Method method) {
        try {
            return MethodHandles.privateLookupIn(method.getDeclaringClass(), MethodHandles.lookup())
                    .unreflect(method);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("cannot reach " + method, e);
        }
    }

    private static void call(MethodHandle step, Object first, List<@Nullable Object> arguments) {
        List<@Nullable Object> all = new ArrayList<>(arguments.size() + 1);
        all.add(first);
        all.addAll(arguments);
        try {
            step.invokeWithArguments(all);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw CrmException.causedBy(e, StandardError.INTERNAL, "");
        }
    }
}
