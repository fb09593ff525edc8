package downhill.classroom;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where others in the local network find this machine. */
public final class Network {
    private Network() {}

    /** Its IPv4 addresses with a port, {@code 10.0.0.7:8080}; empty where it is in no network. */
    public static List<String> addresses(int port) {
        List<String> addresses = new ArrayList<>();
        try {
            for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(network.getInetAddresses())) {
                    if (network.isUp() && address instanceof Inet4Address && !address.isLoopbackAddress()) {
                        addresses.add(address.getHostAddress() + ":" + port);
                    }
                }
            }
        } catch (SocketException e) {
            return List.of(); // whoever wants to know has to find out another way
        }
        return addresses;
    }
}
