<@p.layout title=t("interfaces")>
<p class="lead">${t("interfaces.explanation")}</p>
<p class="buttons"><a class="button second" href="/openapi">${t("interfaces.openapi")}</a> <a class="button second" href="/ws">${t("interfaces.wsdl")}</a></p>
<h2>REST</h2>
<ul class="groups">
<#list groups as group><li><a href="#group-${group?index}" lang="en">${group.name}</a></li></#list>
</ul>
<#list groups as group>
<section lang="en">
<h3 id="group-${group?index}">${group.name}</h3>
<ul class="operations">
<#list group.operations as operation><li><a href="/interfaces/${operation.id}"><span class="method">${operation.method}</span> <code>${operation.path}</code></a> ${operation.summary}</li></#list>
</ul>
</section>
</#list>
<h2>SOAP</h2>
<p>${t("interfaces.soap.explanation")}</p>
<ul class="operations">
<#list services as service><li><a href="/interfaces/soap/${service.name}"><code>${service.name}</code></a> <span lang="en">${service.description}</span></li></#list>
</ul>
</@p.layout>
