package org.kartera.bnd;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** One DS component description (OSGi Compendium 8.1, 112.4), as bnd writes it. */
final class ComponentDescription {

    static final String CONDITION = "osgi.ds.satisfying.condition.target";

    /** The first version in which a component has a satisfying condition. */
    private static final String NAMESPACE = "http://www.osgi.org/xmlns/scr/v1.5.0";

    private final Document document;

    private ComponentDescription(Document document) {
        this.document = document;
    }

    static ComponentDescription parse(InputStream xml) throws IOException, SAXException {
        try (xml) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new ComponentDescription(factory.newDocumentBuilder().parse(xml));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK's XML parser refuses doctypes on request", e);
        }
    }

    boolean hasCondition() {
        NodeList properties = document.getElementsByTagName("property");
        for (int i = 0; i < properties.getLength(); i++) {
            if (CONDITION.equals(((Element) properties.item(i)).getAttribute("name"))) {
                return true;
            }
        }
        return false;
    }

    /** Makes the component satisfied only while a condition that matches the filter is published. */
    void require(String filter) {
        Element component = document.getDocumentElement();
        document.renameNode(component, NAMESPACE, component.getNodeName());
        component.setAttribute("xmlns:scr", NAMESPACE);
        Element property = document.createElement("property");
        property.setAttribute("name", CONDITION);
        property.setAttribute("value", filter);
        component.insertBefore(property, component.getFirstChild());
    }

    @Override
    public String toString() {
        StringWriter xml = new StringWriter();
        try {
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.transform(new DOMSource(document), new StreamResult(xml));
        } catch (TransformerException e) {
            throw new IllegalStateException("A parsed document can be written", e);
        }
        return xml.toString();
    }
}
