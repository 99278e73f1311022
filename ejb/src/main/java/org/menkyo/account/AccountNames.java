package org.menkyo.account;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.input.InputCheck;

/**
 * Which names accounts can have. Those of technical accounts begin with a word that no name of a person begins with, and have
 * no {@code @}: so who signs up learns nothing about technical accounts, and nobody is taken for one (LC-212).
 */
final class AccountNames {

    private static final Pattern NAME = Pattern.compile("[a-z0-9._@-]{3,100}");
    private static final Pattern END_OF_FIRST_WORD = Pattern.compile("[._-]");

    /** Words for what technical accounts are, and some that people would take for the publisher. */
    private static final Set<String> RESERVED = Set.of(
            "abuse",
            "admin",
            "administrator",
            "auditor",
            "demo",
            "distributor",
            "erp",
            "hostmaster",
            "ivr",
            "menkyo",
            "operator",
            "partner",
            "phone",
            "portal",
            "postmaster",
            "publisher",
            "reseller",
            "root",
            "security",
            "service",
            "support",
            "system",
            "webmaster");

    private AccountNames() {}

    /** Reports what is wrong with the name of a person's account. */
    static void checkPerson(InputCheck check, String name) {
        if (isWellFormed(check, name) && isReserved(name)) {
            check.reject("name", FieldProblem.RESERVED_NAME);
        }
    }

    /** Reports what is wrong with the name of a technical account. */
    static void checkTechnical(InputCheck check, String name) {
        if (isWellFormed(check, name) && !isReserved(name)) {
            check.reject(
                    "name",
                    FieldProblem.TECHNICAL_NAME,
                    RESERVED.stream().sorted().collect(Collectors.joining(", ")));
        }
    }

    private static boolean isWellFormed(InputCheck check, String name) {
        if (name == null) {
            check.required("name", null);
            return false;
        }
        if (!NAME.matcher(name).matches()) {
            check.reject("name", FieldProblem.MALFORMED);
            return false;
        }
        return true;
    }

    private static boolean isReserved(String name) {
        return !name.contains("@") && RESERVED.contains(END_OF_FIRST_WORD.split(name, 2)[0]);
    }
}
