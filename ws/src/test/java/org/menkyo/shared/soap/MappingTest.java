package org.menkyo.shared.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mapstruct.factory.Mappers;
import org.menkyo.activation.soap.ActivationMapper;
import org.menkyo.activation.soap.PhoneMapper;
import org.menkyo.agreement.soap.AgreementMapper;
import org.menkyo.entitlement.soap.LicenseMapper;
import org.menkyo.order.OrderView;
import org.menkyo.order.SubmitOrder;
import org.menkyo.order.soap.OrderMapper;
import org.menkyo.support.soap.SupportMapper;
import org.menkyo.usermanagement.soap.PermissionMapper;

/** Every field of the contract arrives at the service, and every field of an answer in the contract. */
@Tag("LC-1103")
class MappingTest {

    private static final List<Class<?>> MAPPERS = List.of(
            OrderMapper.class,
            AgreementMapper.class,
            SupportMapper.class,
            LicenseMapper.class,
            PermissionMapper.class,
            ActivationMapper.class,
            PhoneMapper.class);

    /** The names under which pages stand in the contract, where the record says «items». */
    private static final Set<String> PAGES =
            Set.of("licenses", "productKeys", "users", "permissions", "requests", "changes", "cases");

    /** Answers of which the contract calls by another name what the record calls «items». */
    private static final Set<String> RESULTS = Set.of("ActivateInstallationsResponse");

    /** What a request says about its subject, which the services take apart from the command. */
    private static final Map<String, String> APART = Map.ofEntries(
            Map.entry("GrantPermissions", "licenseId"),
            Map.entry("DecidePermissionRequest", "id"),
            Map.entry("CorrectOrder", "orderNumber"),
            Map.entry("CancelOrder", "orderNumber"),
            Map.entry("ReturnOrder", "orderNumber"),
            Map.entry("ChangeContact", "licenseId"),
            Map.entry("ChangeAddress", "licenseId"),
            Map.entry("TransferLicense", "licenseId"),
            Map.entry("EndAgreement", "licenseId"),
            Map.entry("MoveAgreement", "licenseId"));

    static Stream<Method> translations() {
        return MAPPERS.stream()
                .flatMap(mapper -> Stream.of(mapper.getDeclaredMethods()))
                .filter(method -> Modifier.isAbstract(method.getModifiers()));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void keepsEveryField(Method translation) throws ReflectiveOperationException {
        Object source = new Samples().of(translation.getGenericParameterTypes()[0]);

        Object translated = translation.invoke(Mappers.getMapper(translation.getDeclaringClass()), source);

        assertThat(comparable(translated)).isEqualTo(comparable(source));
        assertThat(comparable(source).toString()).doesNotContain("absent").isNotEqualTo("{}");
    }

    @Test
    void takesAnEmptyElementForAnAbsentOne() {
        org.menkyo.order.soap.v1.SubmitOrder request = new org.menkyo.order.soap.v1.SubmitOrder();
        request.setOrderNumber("");
        request.setAuthorizationNumber("");
        request.getResellerEmails().add("");

        SubmitOrder command = Mappers.getMapper(OrderMapper.class).toCommand(request);

        assertThat(command.orderNumber()).isNull();
        assertThat(command.authorizationNumber()).isNull();
        assertThat(command.resellerEmails()).isEmpty();
    }

    @Test
    @Tag("VA-403")
    void keepsThePlaceOfAGroupThatIsNotTypedYet() {
        org.menkyo.activation.soap.phone.v1.ActivateByPhone request =
                new org.menkyo.activation.soap.phone.v1.ActivateByPhone();
        request.getGroups().addAll(List.of("123456", "", "234567"));

        assertThat(Mappers.getMapper(PhoneMapper.class).toCommand(request).groups())
                .containsExactly("123456", "", "234567");
    }

    @Test
    void readsAnEmptyNumberAsNone() {
        assertThat(new NumberAdapter().unmarshal(" ")).isNull();
        assertThat(new NumberAdapter().unmarshal(" +7 ")).isEqualTo(7);
    }

    @Test
    void takesNoRoleForAllRolesWhenDeciding() {
        assertThat(Mappers.getMapper(PermissionMapper.class)
                        .toCommand(new org.menkyo.usermanagement.soap.v1.DecidePermissionRequest())
                        .roles())
                .isNull();
    }

    @Test
    void leavesOutWhatAnAnswerDoesNotHave() {
        OrderView order = new OrderView("1", null, null, null, null, List.of(), null, 1, null);

        assertThat(Mappers.getMapper(OrderMapper.class).toAnswer(order).getState())
                .isNull();
        assertThat(Mappers.getMapper(OrderMapper.class).toAnswer((OrderView) null))
                .isNull();
    }

    private static Object comparable(Object value) {
        Object tree = Samples.tree(value);
        if (!(tree instanceof Map<?, ?> properties)) {
            return tree;
        }
        Map<String, Object> compared = new TreeMap<>();
        boolean page = properties.containsKey("next");
        boolean results = RESULTS.contains(value.getClass().getSimpleName());
        properties.forEach((name, property) ->
                compared.put(results || page && PAGES.contains(name.toString()) ? "items" : name.toString(), property));
        if (value.getClass().getPackageName().endsWith(".v1")) {
            compared.remove(APART.getOrDefault(value.getClass().getSimpleName(), ""));
        }
        return compared;
    }
}
