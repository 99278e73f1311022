<#assign what = problem!"failure">
<@p.layout title=t("error." + what)>
<p>${failureText!t("error." + what + ".text")}</p>
<p>${t("error.next")}</p>
<p class="hint">${t("error.correlation")} <code>${correlationId}</code></p>
<p><a href="/">${t("error.home")}</a></p>
</@p.layout>
