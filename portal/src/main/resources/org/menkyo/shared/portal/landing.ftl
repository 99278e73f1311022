<@p.layout title=t("landing.title")>
<p class="lead">${t("landing.lead")}</p>
<div class="cards">
<section class="card"><h2>${t("landing.customers")}</h2><p>${t("landing.customers.text")}</p>
<p class="buttons"><a class="button" href="/sign-in">${t("signIn")}</a> <a href="/sign-up">${t("signUp")}</a></p></section>
<section class="card"><h2>${t("landing.help")}</h2><p>${t("landing.help.text", support)}</p></section>
<section class="card"><h2>${t("landing.systems")}</h2><p>${t("landing.systems.text")}</p>
<p class="buttons"><a href="/interfaces">${t("interfaces")}</a></p></section>
</div>
</@p.layout>
