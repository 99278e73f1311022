package org.menkyo.testing;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.menkyo.account.reset.PasswordResetSignal;
import org.menkyo.authentication.Passwords;
import org.menkyo.authentication.StoredPasswords;
import org.menkyo.benefit.BenefitCoverage;
import org.menkyo.entitlement.EntitlementFloors;
import org.menkyo.media.FileMediaStore;
import org.menkyo.media.MediaStore;
import org.menkyo.node.ThisNode;
import org.menkyo.notification.outbox.RelaySignal;
import org.menkyo.permissionrequest.AnsweredRequests;
import org.menkyo.quarantine.Quarantine;
import org.menkyo.quarantine.QuarantineRegister;
import org.menkyo.readcache.OwnChanges;
import org.menkyo.readcache.ReadTransaction;
import org.menkyo.registration.ConfirmationTokens;
import org.menkyo.seat.SeatFloor;
import org.menkyo.securityevent.SecurityEvents;
import org.menkyo.shared.Settings;
import org.menkyo.shared.secret.KeyRing;
import org.menkyo.shared.secret.MasterKey;
import org.menkyo.shared.secret.MasterKeys;
import org.menkyo.usermanagement.ConfirmationLinks;
import org.menkyo.usermanagement.PermissionArrivals;

/**
 * Builds services and what they need as the container does: by their injected constructors, one instance of each class.
 * Good for one entity manager, hence for one transaction.
 */
public final class TestBeans {

    private static final KeyRing KEYS = KeyRing.of(masterKey());

    /** All beans are of one server. */
    private static final ThisNode NODE = new ThisNode();

    private final Map<Class<?>, Object> instances = new HashMap<>();
    private final Map<Class<?>, Class<?>> implementations = new HashMap<>();

    /** What the container finds all beans of a type for. */
    private final Map<Class<?>, Supplier<?>> makers = new HashMap<>();

    public TestBeans(EntityManager entityManager, Clock clock) {
        with(EntityManager.class, entityManager);
        with(Clock.class, clock);
        with(ThisNode.class, NODE);
        with(MasterKeys.class, () -> KEYS);
        with(RelaySignal.class, () -> {});
        with(PasswordResetSignal.class, () -> {});
        with(OwnChanges.class, new NoMemory());
        with(ReadTransaction.class, new InTransaction());
        with(SecurityEvents.class, new SecurityEvents());
        makers.put(
                EntitlementFloors.class,
                () -> new EntitlementFloors(List.of(get(SeatFloor.class), get(BenefitCoverage.class))));
        implementations.put(ConfirmationLinks.class, ConfirmationTokens.class);
        implementations.put(Passwords.class, StoredPasswords.class);
        implementations.put(Quarantine.class, QuarantineRegister.class);
        implementations.put(MediaStore.class, FileMediaStore.class);
        implementations.put(PermissionArrivals.class, AnsweredRequests.class);
    }

    private static MasterKey masterKey() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        return new MasterKey(key);
    }

    /** Gives an instance to whoever needs that type. */
    public <T> TestBeans with(Class<T> type, T instance) {
        instances.put(type, instance);
        return this;
    }

    /** Lets services work for a publisher in a time zone. */
    public static UnaryOperator<TestBeans> inZone(ZoneId zone) {
        return beans -> beans.with(Settings.class, new Settings() {
            @Override
            public ZoneId timeZone() {
                return zone;
            }
        });
    }

    /** The bean of a type. */
    public <T> T get(Class<T> type) {
        Object known = instances.get(type);
        if (known == null) {
            known = makers.containsKey(type) ? makers.get(type).get() : build(implementations.getOrDefault(type, type));
            instances.put(type, known);
        }
        return type.cast(known);
    }

    private Object build(Class<?> type) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw new IllegalArgumentException("no bean given for " + type);
        }
        List<Constructor<?>> constructors = Arrays.asList(type.getDeclaredConstructors());
        Constructor<?> constructor = constructors.stream()
                .filter(c -> c.isAnnotationPresent(Inject.class))
                .findFirst()
                .orElseGet(() -> constructors.stream()
                        .filter(c -> c.getParameterCount() == 0)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("cannot build " + type)));
        Object[] arguments =
                Arrays.stream(constructor.getParameterTypes()).map(this::get).toArray();
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
