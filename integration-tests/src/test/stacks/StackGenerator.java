import java.util.List;

/** Makes the classes of a stack from WSDLs, as its command line does: {@code cxf|ri folder wsdl...}. */
public class StackGenerator {

    public static void main(String[] arguments) throws Throwable {
        List<String> wsdls = List.of(arguments).subList(2, arguments.length);
        for (String wsdl : wsdls) {
            if (arguments[0].equals("cxf")) {
                new org.apache.cxf.tools.wsdlto.WSDLToJava(new String[] {"-d", arguments[1], wsdl})
                        .run(new org.apache.cxf.tools.common.ToolContext());
            } else if (com.sun.tools.ws.WsImport.doMain(
                            new String[] {"-Xnocompile", "-quiet", "-d", arguments[1], wsdl})
                    != 0) {
                throw new IllegalStateException("wsimport " + wsdl);
            }
        }
    }
}
