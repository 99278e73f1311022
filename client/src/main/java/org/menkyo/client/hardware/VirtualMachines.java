package org.menkyo.client.hardware;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells virtual machines by what they say of themselves: the processor's flag for guests, or the maker and the model that
 * hypervisors and clouds put into the firmware.
 */
final class VirtualMachines {

    /** {@code hypervisor} on Linux, {@code VMM} on macOS. Windows sets its own also on physical machines with Hyper-V. */
    private static final Set<String> GUEST_FLAGS = Set.of("hypervisor", "vmm");

    /** Makers of whose machines all are virtual. */
    private static final Pattern MAKERS = Pattern.compile(
            "vmware|innotek|qemu|kvm|xen\\b|bochs|parallels|bhyve|nutanix|openstack|digitalocean|hetzner"
                    + "|alibaba cloud|red hat|ovirt|rhev");

    /** Models, also of makers that build physical machines too. */
    private static final Pattern MODELS = Pattern.compile(
            "vmware|virtual ?box|\\bvirtual machine\\b|\\bkvm\\b|\\bqemu\\b|standard pc|hvm domu|bochs|parallels|bhyve"
                    + "|openstack|google compute engine|virtualmac|apple virtualization|dummy-virt|\\bvirt-\\d");

    /** Amazon's machines are virtual, but for those whose size is {@code metal}. */
    private static final Pattern AMAZON = Pattern.compile("amazon ec2");

    private VirtualMachines() {}

    /**
     * What these readings tell.
     *
     * @param maker of the computer; empty if unknown
     * @param model of the computer; empty if unknown
     * @param flags the processor's flags, separated by spaces or line breaks; empty if unknown
     */
    static MachineKind kind(String maker, String model, String flags) {
        String plainMaker = maker.toLowerCase(Locale.ROOT);
        String plainModel = model.toLowerCase(Locale.ROOT);
        Set<String> words =
                Set.copyOf(Arrays.asList(flags.toLowerCase(Locale.ROOT).split("[^a-z0-9_.]+")));
        boolean amazonGuest = AMAZON.matcher(plainMaker).find() && !plainModel.contains("metal");
        if (words.stream().anyMatch(GUEST_FLAGS::contains)
                || MAKERS.matcher(plainMaker).find()
                || MODELS.matcher(plainModel).find()
                || amazonGuest) {
            return MachineKind.VIRTUAL;
        }
        boolean saysSomething = !plainMaker.isEmpty() || !plainModel.isEmpty() || isX86OnUnix(words);
        return saysSomething ? MachineKind.PHYSICAL : MachineKind.UNKNOWN;
    }

    /** There the flags would tell of a guest; on Arm and on Windows they do not. */
    private static boolean isX86OnUnix(Set<String> flags) {
        return flags.contains("fpu") && flags.contains("tsc");
    }
}
