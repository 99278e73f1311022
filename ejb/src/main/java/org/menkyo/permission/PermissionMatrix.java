package org.menkyo.permission;

import static org.menkyo.permission.Access.FULL;
import static org.menkyo.permission.Access.NONE;
import static org.menkyo.permission.Access.VIEW;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;
import org.menkyo.shared.call.Party;

/**
 * The two permission tables, in one place (LC-302, LC-303): what each role allows on a license ID, and what each party
 * may do by being that party.
 */
public final class PermissionMatrix {

    private static final Map<Activity, Map<Role, Access>> ROLES = new EnumMap<>(Activity.class);
    private static final Map<Activity, Access> NO_ROLE = new EnumMap<>(Activity.class);
    private static final Map<PartyActivity, Set<Party>> PARTIES = new EnumMap<>(PartyActivity.class);

    /**
     * The reading of Add Open License's right over Software Assurance that the publisher chose (LC-1205): {@code FULL}, as
     * the table says, or {@code VIEW}.
     */
    static final String OPEN_LICENSE_SOFTWARE_ASSURANCE = SettingsRegister.OPEN_LICENSE_SOFTWARE_ASSURANCE.name();

    static {
        Access openLicense = openLicenseSoftwareAssurance(
                Optional.of(new Settings().get(SettingsRegister.OPEN_LICENSE_SOFTWARE_ASSURANCE)));
        // Columns in the order of Role: administrator, download, product key, viewer, Software Assurance, subscription,
        // online services, open license contact; then the registered user without a role.
        row(Activity.MANAGE_USERS, FULL, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE);
        row(Activity.DOWNLOAD_SOFTWARE, FULL, FULL, NONE, NONE, NONE, NONE, NONE, FULL, NONE);
        row(Activity.VIEW_PRODUCT_KEYS, FULL, NONE, FULL, NONE, NONE, NONE, NONE, FULL, NONE);
        row(Activity.VIEW_LICENSE_INFORMATION, FULL, NONE, NONE, FULL, FULL, FULL, FULL, FULL, NONE);
        row(Activity.MANAGE_SOFTWARE_ASSURANCE, FULL, NONE, NONE, VIEW, FULL, NONE, NONE, openLicense, NONE);
        row(Activity.MANAGE_SUBSCRIPTIONS, FULL, NONE, NONE, VIEW, NONE, FULL, NONE, FULL, VIEW);
        row(Activity.MANAGE_ONLINE_SERVICES, FULL, NONE, NONE, VIEW, NONE, NONE, FULL, FULL, VIEW);
        row(Activity.HELP, FULL, FULL, FULL, FULL, FULL, FULL, FULL, FULL, FULL);

        allow(PartyActivity.SIGN_UP, Party.STRANGER, Party.UNREGISTERED_USER, Party.REGISTERED_USER);
        allow(PartyActivity.RECOVER_PASSWORD, Party.STRANGER, Party.UNREGISTERED_USER, Party.REGISTERED_USER);
        allow(
                PartyActivity.KEEP_OWN_CREDENTIALS,
                Party.UNREGISTERED_USER,
                Party.REGISTERED_USER,
                Party.DISTRIBUTOR,
                Party.SUPPORT_AGENT,
                Party.AUDITOR,
                Party.OPERATOR,
                Party.PHONE_SYSTEM,
                Party.PARTNER);
        allow(
                PartyActivity.START_SESSIONS,
                Party.STRANGER,
                Party.UNREGISTERED_USER,
                Party.REGISTERED_USER,
                Party.DISTRIBUTOR,
                Party.SUPPORT_AGENT,
                Party.AUDITOR,
                Party.OPERATOR,
                Party.PHONE_SYSTEM,
                Party.PARTNER);
        allow(PartyActivity.REGISTER, Party.UNREGISTERED_USER, Party.REGISTERED_USER);
        allow(PartyActivity.USE_OWN_PERMISSIONS, Party.REGISTERED_USER, Party.PARTNER);
        allow(PartyActivity.KEEP_PARTNER_ACCOUNTS, Party.REGISTERED_USER);
        allow(PartyActivity.SUBMIT_ORDERS, Party.DISTRIBUTOR);
        allow(PartyActivity.RECORD_AGREEMENTS, Party.DISTRIBUTOR);
        allow(PartyActivity.SERVE_AGREEMENTS, Party.DISTRIBUTOR, Party.SUPPORT_AGENT);
        allow(PartyActivity.OPEN_SUPPORT_CASES, Party.REGISTERED_USER, Party.PARTNER);
        allow(PartyActivity.LOG_SUPPORT_CASES, Party.DISTRIBUTOR);
        allow(PartyActivity.FOLLOW_SUPPORT_CASES, Party.DISTRIBUTOR, Party.SUPPORT_AGENT);
        allow(PartyActivity.ASSIST_USERS, Party.SUPPORT_AGENT);
        allow(PartyActivity.CARE_FOR_PRODUCT_KEYS, Party.SUPPORT_AGENT);
        allow(PartyActivity.SHIP_MEDIA, Party.SUPPORT_AGENT, Party.OPERATOR);
        allow(PartyActivity.ISSUE_INDIVIDUAL_KEYS, Party.SUPPORT_AGENT, Party.OPERATOR);
        allow(PartyActivity.READ_PUBLISHER_REPORTS, Party.SUPPORT_AGENT, Party.AUDITOR, Party.OPERATOR);
        allow(PartyActivity.READ_AUDIT, Party.AUDITOR);
        allow(
                PartyActivity.KEEP_ACCESS_TOKENS,
                Party.REGISTERED_USER,
                Party.DISTRIBUTOR,
                Party.SUPPORT_AGENT,
                Party.AUDITOR,
                Party.OPERATOR,
                Party.PHONE_SYSTEM,
                Party.PARTNER);
        allow(PartyActivity.SUBSCRIBE_WEBHOOKS, Party.DISTRIBUTOR, Party.SUPPORT_AGENT, Party.AUDITOR, Party.PARTNER);
        allow(PartyActivity.OPERATE_INSTALLATION, Party.OPERATOR);
        allow(PartyActivity.OPERATE_KMS_HOSTS, Party.OPERATOR);
        allow(
                PartyActivity.READ_CATALOG,
                Party.REGISTERED_USER,
                Party.DISTRIBUTOR,
                Party.SUPPORT_AGENT,
                Party.OPERATOR,
                Party.PARTNER);
        allow(PartyActivity.ACTIVATE_BY_PHONE, Party.PHONE_SYSTEM, Party.SUPPORT_AGENT);
        allow(PartyActivity.ACTIVATE, Party.DEVICE, Party.PHONE_SYSTEM);
    }

    /** What makes credentials that would outlive a token, or do more than it. */
    private static final Set<Operation> NEEDS_SIGN_IN = EnumSet.of(
            Operation.CREATE_ACCESS_TOKEN,
            Operation.CHANGE_PASSWORD,
            Operation.ENROLL_SECOND_FACTOR,
            Operation.CONFIRM_SECOND_FACTOR,
            Operation.RENEW_RECOVERY_CODES,
            Operation.REMOVE_SECOND_FACTOR,
            Operation.RESET_SECOND_FACTOR,
            Operation.CREATE_TECHNICAL_ACCOUNT,
            Operation.ENABLE_TECHNICAL_ACCOUNT,
            Operation.RENEW_TECHNICAL_ACCOUNT,
            Operation.ROTATE_PASSWORD,
            Operation.ENABLE_PARTNER_ACCOUNT,
            Operation.RENEW_PARTNER_ACCOUNT,
            Operation.ROTATE_PARTNER_PASSWORD);

    /** What sets up a second factor, and nothing else. */
    private static final Set<Operation> SETS_UP_SECOND_FACTOR = EnumSet.of(
            Operation.READ_SECOND_FACTOR,
            Operation.ENROLL_SECOND_FACTOR,
            Operation.CONFIRM_SECOND_FACTOR,
            Operation.START_SESSION,
            Operation.LIST_SESSIONS,
            Operation.END_SESSION);

    /** The operations of parties that say on which license ID, and look whether the token reaches it. */
    private static final Set<Operation> ON_LICENSE_ID = EnumSet.of(
            Operation.READ_AGREEMENT,
            Operation.LIST_AGREEMENT_CHANGES,
            Operation.CHANGE_CONTACT,
            Operation.CHANGE_ADDRESS,
            Operation.TRANSFER_LICENSE,
            Operation.END_AGREEMENT,
            Operation.ADD_ADMINISTRATOR,
            Operation.REMOVE_ADMINISTRATOR);

    /** The operations of parties that have nothing to do with license IDs. */
    private static final Set<Operation> BESIDE_LICENSE_IDS =
            EnumSet.of(Operation.LIST_PRODUCTS, Operation.LIST_EDITIONS, Operation.PLAN_ACTIVATION);

    /** What shows the caller nothing but what is assigned to the caller personally. */
    private static final Set<Operation> PERSONAL =
            EnumSet.of(Operation.LIST_OWN_SUBSCRIPTIONS, Operation.LIST_OWN_ONLINE_SERVICES);

    /** Each page of the portal asks for them. */
    private static final Map<Holder, Set<Operation>> OPERATIONS = new ConcurrentHashMap<>();

    private record Holder(Party party, Set<Role> roles) {}

    private PermissionMatrix() {}

    /**
     * What the setting means.
     *
     * @throws IllegalStateException if it is neither of the two readings
     */
    static Access openLicenseSoftwareAssurance(Optional<String> setting) {
        return switch (setting.orElse("FULL")) {
            case "FULL" -> FULL;
            case "VIEW" -> VIEW;
            default -> throw new IllegalStateException(OPEN_LICENSE_SOFTWARE_ASSURANCE + " must be FULL or VIEW");
        };
    }

    private static void row(Activity activity, Access... cells) {
        Map<Role, Access> row = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            row.put(role, cells[role.ordinal()]);
        }
        ROLES.put(activity, row);
        NO_ROLE.put(activity, cells[Role.values().length]);
    }

    private static void allow(PartyActivity activity, Party... parties) {
        PARTIES.put(activity, EnumSet.copyOf(Arrays.asList(parties)));
    }

    /** How much one role allows of an activity. */
    public static Access access(Activity activity, Role role) {
        return ROLES.get(activity).get(role);
    }

    /** How much an activity is allowed to a registered user who has no role on the license ID. */
    public static Access accessWithoutRole(Activity activity) {
        return NO_ROLE.get(activity);
    }

    /**
     * Whether an operation is on a license ID and needs a role there; others of the table of roles are for registered users
     * without a role, too. Whoever may only view without a role sees what is assigned personally, and no license ID.
     */
    public static boolean needsRole(Operation operation) {
        return operation
                .activity()
                .map(activity -> switch (accessWithoutRole(activity)) {
                    case FULL -> false;
                    case VIEW -> !PERSONAL.contains(operation);
                    case NONE -> true;
                })
                .orElse(false);
    }

    /**
     * Whether any of the roles held together allows the operation; only for operations of the table of roles. What needs no
     * role is for who has any, too.
     */
    public static boolean allows(Operation operation, Set<Role> roles) {
        Activity activity = operation.activity().orElseThrow();
        return !needsRole(operation)
                || roles.stream().anyMatch(role -> access(activity, role).covers(operation.needed()));
    }

    /** Whether the party may do the operation; only for operations that do not depend on a role. */
    public static boolean allows(Operation operation, Party party) {
        return PARTIES.get(operation.partyActivity().orElseThrow()).contains(party);
    }

    /** Whether an operation is for a party, be it by a role that it can hold. */
    public static boolean isFor(Operation operation, Party party) {
        return operation.activity().isPresent() ? holdsRoles(party) : allows(operation, party);
    }

    /** All operations that are for a party with roles; those that need no role are among them. */
    public static Set<Operation> operations(Party party, Set<Role> roles) {
        return OPERATIONS.computeIfAbsent(
                new Holder(party, Set.copyOf(roles)),
                holder -> Collections.unmodifiableSet(Arrays.stream(Operation.values())
                        .filter(operation -> isFor(operation, holder.party())
                                && (operation.activity().isEmpty() || allows(operation, holder.roles())))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Operation.class)))));
    }

    /** The roles that allow the operation, in the order of the table (LC-1104). */
    public static List<Role> rolesFor(Operation operation) {
        return Arrays.stream(Role.values())
                .filter(role -> allows(operation, EnumSet.of(role)))
                .toList();
    }

    /** Whether an operation is for who has signed in and never for access tokens (LC-211). */
    public static boolean needsSignIn(Operation operation) {
        return NEEDS_SIGN_IN.contains(operation);
    }

    /** Whether an operation is for those, too, who must set up a second factor first (LC-209). */
    public static boolean setsUpSecondFactor(Operation operation) {
        return SETS_UP_SECOND_FACTOR.contains(operation);
    }

    /** Whether access tokens of a party can be limited to license IDs: the party does something on single ones. */
    public static boolean servesLicenseIds(Party party) {
        return holdsRoles(party) || party == Party.DISTRIBUTOR || party == Party.SUPPORT_AGENT;
    }

    /** Whether a party has the roles of a business e-mail: the person who has confirmed it, and systems that belong to it. */
    public static boolean holdsRoles(Party party) {
        return party == Party.REGISTERED_USER || party == Party.PARTNER;
    }

    /** Whether an operation may be done with an access token that reaches some license IDs only (LC-211). */
    public static boolean isWithinLicenseIds(Operation operation) {
        return operation.activity().isPresent()
                || ON_LICENSE_ID.contains(operation)
                || BESIDE_LICENSE_IDS.contains(operation);
    }

    /** The parties that may do the operation. */
    public static Set<Party> partiesFor(Operation operation) {
        return EnumSet.copyOf(PARTIES.get(operation.partyActivity().orElseThrow()));
    }
}
