<?xml version="1.0" encoding="UTF-8"?>
<!--
  Binds a port type to one version of SOAP: reads a …Port.wsdl and writes the WSDL of its service, document/literal over
  HTTP. All that could differ between services or operations stands in the port type, so this is the same for all of them.
-->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"
                xmlns:exsl="http://exslt.org/common"
                exclude-result-prefixes="exsl">

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>
  <xsl:strip-space elements="*"/>

  <!-- The version as people say it, its namespace in WSDLs, and what its names end with. -->
  <xsl:param name="version"/>
  <xsl:param name="namespace"/>
  <xsl:param name="suffix"/>

  <xsl:variable name="contract" select="/wsdl:definitions/@targetNamespace"/>
  <xsl:variable name="port" select="/wsdl:definitions/wsdl:portType/@name"/>
  <xsl:variable name="service" select="substring-before($port, 'Port')"/>
  <xsl:variable name="prefix" select="name(/wsdl:definitions/namespace::*[. = $contract])"/>

  <!-- XSLT 1.0 declares a namespace that is not known before only by an element that is in it. -->
  <xsl:variable name="soap">
    <xsl:element name="soap:binding" namespace="{$namespace}"/>
  </xsl:variable>

  <xsl:template match="/wsdl:definitions">
    <wsdl:definitions name="{$service}Service{$suffix}" targetNamespace="{$contract}">
      <xsl:copy-of select="namespace::*[. = $contract]"/>
      <xsl:copy-of select="exsl:node-set($soap)/*/namespace::soap"/>

      <wsdl:documentation>
        <xsl:value-of select="concat($port, ' over SOAP ', $version, '.')"/>
      </wsdl:documentation>

      <wsdl:import namespace="{$contract}" location="{@name}.wsdl"/>

      <wsdl:binding name="{$service}Binding{$suffix}" type="{$prefix}:{$port}">
        <xsl:element name="soap:binding" namespace="{$namespace}">
          <xsl:attribute name="style">document</xsl:attribute>
          <xsl:attribute name="transport">http://schemas.xmlsoap.org/soap/http</xsl:attribute>
        </xsl:element>
        <xsl:apply-templates select="wsdl:portType/wsdl:operation"/>
      </wsdl:binding>

      <wsdl:service name="{$service}Service{$suffix}">
        <wsdl:port name="{$port}{$suffix}" binding="{$prefix}:{$service}Binding{$suffix}">
          <xsl:comment> The server puts the address here by which it was asked for the WSDL. </xsl:comment>
          <xsl:element name="soap:address" namespace="{$namespace}">
            <xsl:attribute name="location">
              <xsl:value-of select="concat('http://localhost:8080/ws/', $service, 'Service', $suffix)"/>
            </xsl:attribute>
          </xsl:element>
        </wsdl:port>
      </wsdl:service>
    </wsdl:definitions>
  </xsl:template>

  <xsl:template match="wsdl:operation">
    <wsdl:operation name="{@name}">
      <xsl:element name="soap:operation" namespace="{$namespace}">
        <xsl:attribute name="soapAction">
          <xsl:value-of select="concat($contract, ':', @name)"/>
        </xsl:attribute>
      </xsl:element>
      <xsl:apply-templates select="wsdl:input | wsdl:output | wsdl:fault"/>
    </wsdl:operation>
  </xsl:template>

  <xsl:template match="wsdl:input | wsdl:output">
    <xsl:element name="{name()}">
      <xsl:element name="soap:body" namespace="{$namespace}">
        <xsl:attribute name="use">literal</xsl:attribute>
      </xsl:element>
    </xsl:element>
  </xsl:template>

  <xsl:template match="wsdl:fault">
    <wsdl:fault name="{@name}">
      <xsl:element name="soap:fault" namespace="{$namespace}">
        <xsl:attribute name="name">
          <xsl:value-of select="@name"/>
        </xsl:attribute>
        <xsl:attribute name="use">literal</xsl:attribute>
      </xsl:element>
    </wsdl:fault>
  </xsl:template>
</xsl:stylesheet>
