package org.menkyo.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes lines of licenses and of product keys, as an import takes them, of licenses of Keygen's. What Keygen does not know stands in
 * tables of the publisher: whose organization an owner belongs to, and which product a policy stands for.
 */
final class KeygenConversion {

    static final List<String> LICENSE_COLUMNS = List.of(
            "distributor",
            "licenseId",
            "program",
            "organization",
            "organizationName",
            "street",
            "city",
            "region",
            "postalCode",
            "country",
            "contactName",
            "contactEmail",
            "product",
            "quantity");

    static final List<String> KEY_COLUMNS = List.of("licenseId", "productGroup", "permitted", "unlistedUses");

    static final List<String> CUSTOMER_COLUMNS =
            List.of("email", "organization", "organizationName", "street", "city", "country");

    static final List<String> PRODUCT_COLUMNS = List.of("policy", "product");

    /** What may not be used with Keygen is not handed over. */
    private static final Set<String> ENDED = Set.of("EXPIRED", "SUSPENDED", "BANNED");

    private static final String ID = "[0-9A-F]{32}";

    private final String distributor;
    private final String program;
    private final Map<String, Map<String, String>> customers;
    private final Map<String, Map<String, String>> products;

    private final List<List<String>> licenseLines = new ArrayList<>();
    private final List<List<String>> keyLines = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int withEnd;
    private int leftOut;

    /**
     * Why a license cannot be converted.
     *
     * @param text the name of the sentence
     * @param about what the sentence is about
     */
    record Problem(String license, String text, String about) {}

    /**
     * Begins one.
     *
     * @param customers lines of customers by their column {@code email}, in lower case
     * @param products lines of products by their column {@code policy}: a policy's id or name
     */
    KeygenConversion(
            String distributor,
            String program,
            Map<String, Map<String, String>> customers,
            Map<String, Map<String, String>> products) {
        this.distributor = distributor;
        this.program = program;
        this.customers = customers;
        this.products = products;
    }

    void add(KeygenExport.License license) {
        if (ENDED.contains(license.status())) {
            leftOut++;
            return;
        }
        int before = problems.size();
        String id = license.id().replace("-", "").toUpperCase(Locale.ROOT);
        if (!id.matches(ID)) {
            problem(license, "id", license.id());
        }
        Map<String, String> customer = customer(license);
        Map<String, String> product = product(license);
        int quantity = quantity(license, product);
        if (problems.size() > before) {
            return;
        }
        Map<String, String> line = new LinkedHashMap<>(customer);
        line.put("distributor", distributor);
        line.put("licenseId", id);
        line.put("program", program);
        line.put("contactEmail", license.owner().orElseThrow().email());
        line.put("product", product.get("product"));
        line.put("quantity", Integer.toString(quantity));
        licenseLines.add(LICENSE_COLUMNS.stream()
                .map(column -> line.getOrDefault(column, ""))
                .toList());
        String group = product.getOrDefault("productGroup", "");
        if (!group.isBlank()) {
            keyLines.add(List.of(
                    id,
                    group,
                    Integer.toString(Math.max(quantity, license.machines())),
                    // Each machine activates once more, as with a key that is new to it.
                    "0"));
        }
        if (license.expiry().isPresent()) {
            withEnd++;
        }
    }

    private Map<String, String> customer(KeygenExport.License license) {
        Optional<KeygenExport.User> owner = license.owner();
        if (owner.isEmpty()) {
            problem(license, "owner", "");
            return Map.of();
        }
        Map<String, String> customer = customers.get(owner.get().email().toLowerCase(Locale.ROOT));
        if (customer == null) {
            problem(license, "customer", owner.get().email());
            return Map.of();
        }
        Map<String, String> named = new LinkedHashMap<>(customer);
        if (named.getOrDefault("contactName", "").isBlank()) {
            owner.get()
                    .name()
                    .ifPresentOrElse(
                            name -> named.put("contactName", name),
                            () -> problem(license, "name", owner.get().email()));
        }
        return named;
    }

    private Map<String, String> product(KeygenExport.License license) {
        KeygenExport.Policy policy = license.policy();
        Map<String, String> product =
                products.getOrDefault(policy.id(), products.get(policy.name().orElse(policy.id())));
        if (product == null) {
            problem(license, "policy", policy.name().orElse(policy.id()));
            return Map.of();
        }
        return product;
    }

    /** How many machines a license is for: by itself, by its policy, or by what the table says of policies without a limit. */
    private int quantity(KeygenExport.License license, Map<String, String> product) {
        if (license.maxMachines().isPresent()) {
            return license.maxMachines().getAsInt();
        }
        if (license.policy().maxMachines().isPresent()) {
            return license.policy().maxMachines().getAsInt();
        }
        String written = product.getOrDefault("quantity", "");
        if (!written.matches("[1-9][0-9]{0,8}")) {
            problem(
                    license,
                    "quantity",
                    license.policy().name().orElse(license.policy().id()));
            return 0;
        }
        return Integer.parseInt(written);
    }

    private void problem(KeygenExport.License license, String text, String about) {
        problems.add(new Problem(license.id(), text, about));
    }

    /** Values of {@link #LICENSE_COLUMNS}. */
    List<List<String>> licenseLines() {
        return licenseLines;
    }

    /** Values of {@link #KEY_COLUMNS}. */
    List<List<String>> keyLines() {
        return keyLines;
    }

    List<Problem> problems() {
        return problems;
    }

    /** How many licenses have ended with Keygen, and are in no line. */
    int leftOut() {
        return leftOut;
    }

    /** How many licenses in the lines have an end with Keygen; with Menkyo the term of the product decides. */
    int withEnd() {
        return withEnd;
    }
}
