<@p.layout title=service.name>
<p lang="en">${service.description}</p>
<dl>
<dt>SOAP 1.1</dt><dd><a href="${service.addresses[0]}?wsdl"><code>${service.addresses[0]}</code></a></dd>
<dt>SOAP 1.2</dt><dd><a href="${service.addresses[1]}?wsdl"><code>${service.addresses[1]}</code></a></dd>
</dl>
<h2>${t("interfaces.operations")}</h2>
<ul class="operations" lang="en">
<#list service.operations as operation><li><a href="/interfaces/soap/${service.name}/${operation.name}"><code>${operation.name}</code></a> ${operation.description}</li></#list>
</ul>
<p><a href="/interfaces">${t("interfaces")}</a></p>
</@p.layout>
