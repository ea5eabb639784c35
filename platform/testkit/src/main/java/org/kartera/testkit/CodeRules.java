package org.kartera.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import org.kartera.platform.ErrorCode;

/** What the code of a module does without, so that it can be understood, tested and taken away. */
final class CodeRules {
    private static final List<ArchRule> RULES = List.of(
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "jakarta.persistence..",
                            "org.eclipse.persistence..",
                            "java.sql..",
                            "javax.sql..",
                            "org.jooq..",
                            "liquibase..")
                    .because("records are read and written through org.kartera.platform.record.Records"),
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.osgi.framework..", "org.osgi.util.tracker..")
                    .because("components are told of services by their constructors"),
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.kartera..internal..")
                    .because("nobody knows another's internals"),
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(
                            Thread.class,
                            Executor.class,
                            ExecutorService.class,
                            ScheduledExecutorService.class,
                            Executors.class,
                            ForkJoinPool.class,
                            Timer.class)
                    .because("work that goes on is a job (org.kartera.platform.job), so that it survives a restart"),
            noFields()
                    .should()
                    .beAnnotatedWith("org.osgi.service.component.annotations.Reference")
                    .orShould()
                    .beAnnotatedWith("jakarta.inject.Inject")
                    .because("services are given to the constructor"),
            fields().that().areStatic().should().beFinal().because("static state outlives the module"),
            noFields()
                    .that()
                    .areStatic()
                    .should()
                    .haveRawType("java.util.concurrent.ConcurrentHashMap")
                    .orShould()
                    .haveRawType("java.util.concurrent.atomic.AtomicReference")
                    .orShould()
                    .haveRawType("java.util.concurrent.atomic.AtomicInteger")
                    .orShould()
                    .haveRawType("java.util.concurrent.atomic.AtomicLong")
                    .orShould()
                    .haveRawType("java.lang.ThreadLocal")
                    .because("static state outlives the module"),
            noClasses()
                    .should()
                    .haveNameMatching(".*(Impl|Utils?|Manager|Helper)")
                    .orShould()
                    .haveNameMatching(".*\\.I[A-Z][a-z]\\w*")
                    .because("names are words of the field"));

    private CodeRules() {}

    static JavaClasses classes(BuiltModule module) {
        try {
            URL url = module.root().toURL();
            return new ClassFileImporter().importUrl(url);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is against the rules, one line each. */
    static List<String> broken(BuiltModule module) {
        JavaClasses classes = classes(module);
        List<String> broken = new ArrayList<>();
        for (ArchRule rule : RULES) {
            EvaluationResult result = rule.allowEmptyShould(true).evaluate(classes);
            if (result.hasViolation()) {
                broken.add(result.getFailureReport().toString());
            }
        }
        return broken;
    }

    /** The module's error codes. */
    static List<ErrorCode> errors(BuiltModule module) {
        List<ErrorCode> codes = new ArrayList<>();
        for (JavaClass type : classes(module)) {
            if (type.isEnum() && type.isAssignableTo(ErrorCode.class)) {
                for (Object constant : BuiltModule.load(type.getName()).getEnumConstants()) {
                    codes.add((ErrorCode) constant);
                }
            }
        }
        return codes;
    }
}
