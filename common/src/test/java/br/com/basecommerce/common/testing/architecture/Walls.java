package br.com.basecommerce.common.testing.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which service of the suite a class belongs to, by its package: {@code br.com.basecommerce.<service>.<feature>}. */
final class Walls {

    private static final Pattern SERVICE = Pattern.compile("(?:.*\\.)?basecommerce\\.([a-z]+)(?:\\..*)?");
    private static final String SHARED = "common";

    private Walls() {}

    /** True of what is ours at all. */
    static DescribedPredicate<JavaClass> ofTheSuite() {
        return DescribedPredicate.describe("of the suite", type -> serviceOf(type).isPresent());
    }

    /** A class may use its own service and what all share; services meet in events and in published views only. */
    static ArchCondition<JavaClass> useOnlyTheirOwnServiceAndWhatAllShare() {
        return new ArchCondition<>("use only their own service and what all share") {

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream().filter(Walls::crosses)
                        .forEach(crossing -> events.add(SimpleConditionEvent.violated(type,
                                crossing.getDescription())));
            }
        };
    }

    private static boolean crosses(Dependency dependency) {
        Optional<String> from = serviceOf(dependency.getOriginClass());
        return serviceOf(dependency.getTargetClass().getBaseComponentType())
                .filter(to -> !to.equals(SHARED) && !from.equals(Optional.of(to)))
                .isPresent();
    }

    private static Optional<String> serviceOf(JavaClass type) {
        Matcher matcher = SERVICE.matcher(type.getPackageName());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
